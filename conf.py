# The project: an archive of a network's annual reports. Values only, no functions.
# Each annual_report_* value is explained in docs/reference/configuration.md.

project = "Sivistyspalveluiden seudullinen kehittämisverkosto"
author = project
language = "fi"
root_doc = "index"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "annual_report"]
exclude_patterns = [
    "_build",
    ".*",
    "*.egg-info",
    "benchmarks",
    "dist",
    "extensions",
    "fuzzing",
    "tests",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "SECURITY.md",
]
nitpicky = True

# Text
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3
myst_update_mathjax = False
numfig = True
numfig_format = {
    "table": "Taulukko %s",
    "figure": "Kuva %s",
    "code-block": "Esimerkki %s",
    "section": "Luku %s",
}
bibtex_bibfiles = ["reports/references.bib"]
bibtex_default_style = "annual_report"
bibtex_reference_style = "annual_report"
bibtex_tooltips = False

# PDFs beside those of the years
annual_report_documents = [{"root": "docs/index", "slug": "kasikirja", "title": "Käsikirja"}]

# Site. Set html_baseurl to the address it is published at: links from one year's PDF to
# another year then work.
html_baseurl = ""
html_theme = "sphinx_book_theme"
html_title = project
html_theme_options = {
    "use_download_button": False,
    "use_fullscreen_button": False,
    "footer_content_items": ["report-footer"],
}
html_secnumber_suffix = " "  # "1 Verkosto", as in the PDF
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_show_sphinx = False
html_use_index = False
html_domain_indices = False
