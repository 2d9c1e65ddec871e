"""Which part of the package may import what: the one table.

A part is a module or folder right below ``annual_report``; ``annual_report`` itself is its
``__init__``. The standard library is open to all, apart from ``NEVER``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Allow:
    """``parts`` may import ``imported``; with ``types_only`` for annotations alone."""

    parts: str
    imported: str
    because: str
    types_only: bool = False


@dataclass(frozen=True)
class Never:
    """``parts`` must not import ``imported``; with ``through`` not by way of others either."""

    parts: str
    imported: str
    because: str
    through: bool = False


ALLOWED = (
    Allow("annual_report", "extension", "Sphinx asks the package, the package asks extension"),
    Allow("annual_report", "sphinx", "the type of what Sphinx hands to setup()", types_only=True),
    Allow(
        "extension",
        "config formulas tracking html pdf accessibility artifacts bibliography source_scopes "
        "reference reference_commands reference_open_data reference_templates",
        "puts the parts together",
    ),
    Allow("extension", "staging collector", "puts the parts together"),
    Allow("collector", "sphinx", "listens to Sphinx", types_only=True),
    Allow("staging", "sphinx", "listens to Sphinx; its faults are Sphinx's"),
    Allow("staging", "annual_report", "knows where the package lies"),
    Allow("html", "staging", "writes into the folder of the build"),
    Allow("pdf", "staging", "asks for the folder of the build", types_only=True),
    Allow("html pdf", "source_scopes", "make anew what shows sources that changed"),
    Allow("extension", "page_words part_languages numbering", "puts the parts together"),
    Allow("extension", "reference_nodes", "puts the parts together"),
    Allow("extension", "reference_examples", "puts the parts together"),
    Allow("reference_examples", "docutils sphinx", "a directive for the handbook"),
    Allow("numbering", "domain", "counts by year what Sphinx counted", types_only=True),
    Allow("numbering", "data sphinx", "counts reports in second languages as Sphinx does"),
    Allow("extension", "second_sets", "puts the parts together"),
    Allow("second_sets", "data", "knows the first pages of reports in second languages"),
    Allow("second_sets", "domain sphinx", "listens to Sphinx", types_only=True),
    Allow("language source_scopes", "data", "a folder of a year may be in a second language"),
    Allow("extension", "sphinx", "is what Sphinx loads", types_only=True),
    # the bottom: knows neither Sphinx nor what comes out
    Allow("data", "pydantic pydantic_core yaml", "reads and validates files"),
    Allow("data", "python_calamine", "reads tables of XLSX and ODS"),
    Allow("data", "i18n", "labels in every language are accepted as values"),
    Allow("data i18n agenda", "messages", "make what users are told, and say it in a language"),
    Allow("i18n", "babel", "catalogs"),
    Allow("i18n", "data", "labels the members of vocabularies", types_only=True),
    Allow("formatting", "babel", "numbers, amounts, dates and lists as a language writes them"),
    Allow("formatting", "data i18n", "writes partial dates, and the words around them"),
    Allow("open_data", "data i18n", "gives the model out, its columns labelled"),
    Allow("open_data", "formatting year_names", "titles, and that invented data is invented"),
    Allow("open_data", "pydantic", "makes the JSON Schema of the model"),
    Allow("open_data", "pydantic_core", "the types of what pydantic asks for", types_only=True),
    Allow("year_names", "data i18n", "names a year after its kind"),
    Allow("table_filters", "docutils", "puts attributes on the nodes of tables"),
    Allow("html directives", "table_filters", "tables of all years can be narrowed"),
    Allow("html pdf directives", "year_names", "name years alike in all outputs"),
    # what every part that meets Sphinx stands on
    Allow("diagnostics", "sphinx", "warnings go through Sphinx's logging"),
    Allow("diagnostics", "i18n", "faults are told in the language of the locale"),
    Allow("diagnostics", "docutils", "a warning's place can be a node", types_only=True),
    Allow("diagnostics", "data", "faults of data files become warnings", types_only=True),
    Allow("config", "diagnostics", "a value that cannot be used is told"),
    Allow("config", "sphinx", "values are registered with Sphinx", types_only=True),
    Allow("nodes", "docutils", "each node is a kind of a standard one"),
    Allow("sphinx_words", "i18n", "our catalogs come before Sphinx's"),
    Allow("sphinx_words", "docutils sphinx", "says Sphinx's words for its nodes"),
    Allow("reference_nodes", "docutils sphinx", "a directive for the handbook"),
    Allow("reference_nodes", "typst_writer", "tells what its visitors say of themselves"),
    Allow("part_languages", "docutils sphinx", "marks the texts of parts for the Typst writer"),
    Allow("page_words", "docutils sphinx", "goes through what Sphinx's directives wrote"),
    Allow("page_words", "language sphinx_words", "says it in the language of the page"),
    Allow("language", "docutils", "the front matter says which language a page is in"),
    Allow("language", "domain sphinx", "the environment holds years and pages", types_only=True),
    Allow("accessibility", "diagnostics docutils", "looks at what was read, and tells"),
    Allow("accessibility", "typst_writer", "asks what of a heading is left on paper"),
    Allow("accessibility", "sphinx", "listens to Sphinx", types_only=True),
    Allow("formulas", "docutils sphinx", "has tables of symbols, and the directive math"),
    Allow("formulas", "diagnostics", "tells what cannot be read"),
    Allow("bibliography", "pybtex sphinxcontrib", "a style of sphinxcontrib-bibtex"),
    Allow("bibliography", "sphinx", "is registered with Sphinx", types_only=True),
    Allow("bibliography", "bibliography_check", "looks into the files first"),
    Allow("bibliography_check", "pybtex diagnostics data", "reads BibTeX, tells what it is not"),
    Allow("bibliography_check", "sphinx", "listens to Sphinx", types_only=True),
    Allow("source_scopes", "sphinxcontrib", "stands in for its domain"),
    Allow("source_scopes", "domain", "asks which year a document lies in"),
    Allow("source_scopes", "docutils sphinx", "is a domain of Sphinx", types_only=True),
    Allow("reference", "sphinx", "directives for the handbook"),
    Allow("reference_open_data", "sphinx", "a directive for the handbook"),
    Allow("reference_open_data", "docutils", "directives return nodes", types_only=True),
    Allow("reference_open_data", "data open_data", "tells which columns the tables have"),
    Allow("reference_commands", "sphinx reference", "a directive for the handbook"),
    Allow("reference_commands", "docutils", "directives return nodes", types_only=True),
    Allow("reference_commands", "click cli", "tells what the command line says of itself"),
    Allow("reference_commands", "data diagnostics i18n", "in English; a slip is told"),
    Allow("reference_templates", "sphinx", "a directive for the handbook"),
    Allow("reference_templates", "docutils", "directives return nodes", types_only=True),
    Allow("reference_templates", "pdf", "reads the templates where they lie"),
    Allow(
        "reference",
        "config data diagnostics directives i18n",
        "tells what these say of themselves",
    ),
    Allow("reference", "docutils", "directives return nodes", types_only=True),
    # from the model to the doctree
    Allow("view", "i18n", "says things in the language of its page"),
    Allow("view", "data docutils", "takes the model, returns nodes", types_only=True),
    Allow("citations", "docutils sphinx sphinxcontrib", "makes the nodes of sphinxcontrib-bibtex"),
    Allow("citations", "data", "sources of the data become citations", types_only=True),
    Allow("directives", "docutils sphinx", "are directives of Sphinx, and return nodes"),
    Allow("directives", "data", "show the model, and complain of words it does not know"),
    Allow("directives", "view citations nodes", "show it as views, with citations and badges"),
    Allow("directives", "formatting i18n language", "write it in the language of the page"),
    Allow("directives", "diagnostics", "tell of options they do not know"),
    Allow("directives", "objects", "define objectives and projects in place"),
    Allow("directives", "domain", "ask the domain for the archive", types_only=True),
    Allow("roles", "docutils sphinx", "are roles of Sphinx"),
    Allow("roles", "data diagnostics", "tell of words the vocabularies do not know"),
    Allow("roles", "directives language view", "show in a line what directives show in blocks"),
    Allow("roles", "domain", "ask the domain for the archive", types_only=True),
    Allow("objects", "data view", "know where each objective and project has its place"),
    Allow("transforms", "docutils sphinx", "render views again when all has been read"),
    Allow("transforms", "citations directives language view", "as they were rendered at first"),
    Allow("transforms", "domain", "ask the domain for the archive", types_only=True),
    Allow("domain", "docutils sphinx", "is a domain of Sphinx"),
    Allow("domain", "config data", "loads the archive"),
    Allow("domain", "directives roles i18n", "has them in it"),
    Allow("domain", "language objects view", "keeps which view an object has its place in"),
    Allow("tracking", "sphinx", "listens to Sphinx", types_only=True),
    Allow("tracking", "data diagnostics", "tells the faults of all files and documents"),
    Allow(
        "tracking", "domain nodes objects transforms", "says what is to be read or written again"
    ),
    Allow("charts", "nodes", "makes the nodes of charts"),
    Allow("charts", "docutils", "returns nodes", types_only=True),
    Allow("charts", "data formatting i18n", "draws the model, in the words of the page"),
    Allow("charts", "view", "takes the page it is drawn for", types_only=True),
    Allow("charts", "vl_convert", "converts specifications, in a process of its own"),
    Allow("charts", "sphinx", "listens to Sphinx", types_only=True),
    Allow("extension", "boundaries", "puts the parts together"),
    Allow("boundaries", "docutils sphinx", "are directives of Sphinx, and look at doctrees"),
    Allow("boundaries", "myst_parser", "hands over to MyST what an include may read"),
    Allow("boundaries", "diagnostics svg", "tell what is left out; look into images"),
    Allow("extension", "charts", "puts the parts together"),
    Allow("directives", "charts", "show charts beside their tables"),
    Allow("html pdf", "charts", "draw charts from their files"),
    Allow("html", "diagnostics", "tells what cannot be drawn"),
    # from the doctree to what comes out
    Allow("typst_writer", "docutils sphinx", "translates the doctree"),
    Allow("typst_writer", "diagnostics", "an unknown node is told with its place"),
    Allow("typst_writer", "PIL", "looks into images before the compiler does"),
    Allow("typst_writer", "sphinx_words", "the titles of admonitions, in the page's language"),
    Allow("typst_writer", "svg", "looks into images before the compiler does"),
    Allow("svg", "svg_drawing", "counts what an image draws"),
    Allow("html", "docutils sphinx", "adds to Sphinx's pages, and translates its own nodes"),
    Allow("typst_writer html", "formulas", "set formulas from one tree"),
    Allow("html", "babel", "gives the theme's own texts to Sphinx as a compiled catalog"),
    Allow("html", "directives view", "says what changed as the directive does"),
    Allow("html", "pagefind cbor2", "asks where its program is, and puts its index in order"),
    Allow("html", "artifacts open_data", "links what the other outputs wrote"),
    Allow("html", "sphinx_words", "the frame of a page is in the page's language"),
    Allow("html", "config data formatting i18n language nodes", "shows the years and their PDFs"),
    Allow("html", "domain", "asks the domain for the archive", types_only=True),
    Allow(
        "agenda", "docutils sphinx babel", "reads its content with Sphinx; writes dates in words"
    ),
    Allow("agenda", "config data diagnostics formatting i18n", "puts the data into words"),
    Allow("agenda", "docx open_data", "writes the item as DOCX, and as JSON"),
    Allow("agenda", "domain", "asks the domain for the archive", types_only=True),
    Allow("agenda", "pdf typst_writer", "has its PDFs set by the writer of the reports"),
    Allow("agenda", "charts nodes year_names", "the packet shows the report with its charts"),
    Allow("extension", "agenda", "puts the parts together"),
    Allow("extension", "privacy", "puts the parts together"),
    Allow("privacy", "config data diagnostics", "tells what is published and should not be"),
    Allow("privacy", "sphinx", "listens to Sphinx", types_only=True),
    Allow("privacy", "domain", "asks where feedback is asked for", types_only=True),
    Allow("privacy", "pikepdf pypdfium2", "reads the PDFs"),
    Allow("pdf", "sphinx", "is a builder of Sphinx"),
    Allow("pdf", "docutils", "reads doctrees, and sets the nodes of ours"),
    Allow("pdf", "typst_writer typst pikepdf", "writes Typst, compiles it, packs the PDF"),
    Allow("pdf", "language", "names the language of each document"),
    Allow("pdf", "artifacts open_data", "attaches the data, and tells what was written"),
    Allow("pdf", "language", "a page may be in another language than its report"),
    Allow("pdf", "config data formatting i18n nodes", "makes the cover of a year, and its badges"),
    Allow("pdf", "diagnostics", "tells what cannot be in a PDF"),
    Allow("pdf", "domain", "asks the domain for the archive", types_only=True),
    Allow("agenda", "icalendar", "writes the meetings ahead as a calendar"),
    Allow("building", "sphinx pikepdf", "builds in a process of its own, and tells of the PDFs"),
    Allow("preview", "building", "builds again when a file is saved"),
    Allow("preview", "annual_report", "sees changes of the package where it is developed"),
    Allow("preview", "sphinx", "knows which files of a project Sphinx leaves out"),
    Allow("preview", "watchfiles starlette uvicorn anyio", "watches files, and serves pages"),
    Allow("editors", "data i18n", "describes data files as people write them"),
    Allow("editors", "open_data", "in the words that the schema of the open data uses"),
    Allow("editors", "directives", "has a snippet for each"),
    Allow("editors", "pydantic", "the types of the models", types_only=True),
    Allow("cli", "editors", "writes the files that editors take"),
    Allow("cli", "building preview", "builds the site, and shows it"),
    Allow("cli", "click rich", "reads the command line, and writes for people"),
    Allow("cli", "markdown_it mdit_py_plugins", "finds headings and directives of last year"),
    Allow("cli", "ruamel", "finds in a data file where a change goes"),
    Allow("cli", "pydantic", "a date of the command line is read as those of data files"),
    Allow("cli", "annual_report", "tells the version"),
    Allow("cli", "data formatting i18n", "reads, tells and changes the data"),
    Allow("cli", "agenda", "writes the agenda items and the calendar"),
    Allow("cli", "pdf", "looks at a PDF before it is published"),
    Allow("cli", "chapters privacy", "makes chapters of documents, and looks for contacts in them"),
    Allow("chapters", "i18n", "what is told is in the catalogs"),
    Allow("chapters", "PIL markdown_it", "looks into images; reads its own Markdown back"),
    Allow("cli", "spreadsheets", "writes tables to be filled in, and reads them back"),
    Allow("spreadsheets", "data i18n formatting", "writes the model into tables, and compares"),
    Allow("spreadsheets", "xlsxwriter", "writes XLSX"),
)

NEVER = (
    Never(
        "data i18n artifacts open_data",
        "sphinx docutils myst_parser sphinxcontrib",
        "the data is read, checked and published without Sphinx",
        through=True,
    ),
    Never(
        "open_data",
        "diagnostics config nodes domain directives html typst_writer pdf",
        "open data is made of the model alone",
    ),
    Never(
        "typst_writer",
        "data domain directives html pdf open_data",
        "the writer knows nodes, not what they are about: it can be used for any document",
    ),
    Never(
        "domain directives",
        "html pdf typst_writer open_data",
        "what a document says does not depend on what is made of it",
    ),
    Never("html", "pdf typst_writer", "the outputs meet in artifacts, not in each other"),
    Never("pdf", "html", "the outputs meet in artifacts, not in each other"),
    Never(
        "*",
        "socket ssl http.client http.server urllib.request ftplib smtplib requests httpx urllib3",
        "a build asks nothing of the network",
    ),
    Never("*", "pickle marshal shelve", "what is read from files must not be able to run"),
    Never("*", "tests", "the wheel holds no tests"),
)
