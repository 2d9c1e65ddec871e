"""What the two interfaces ask of the JSON, as their specifications write it.

``OPARL`` is schema/AgendaItem.json and schema/File.json of OParl 1.1 (the fields and what is
required), closed so that no other field slips in. The 6Aika definition (paatos.swagger.yaml 0.0.5,
and the models of City-of-Helsinki/paatos) requires nothing by itself: ``DECISIONS`` requires what
its description says is always there, and takes null where it says that a field can be empty.
"""

URI = {"type": "string", "format": "uri"}
TEXT = {"type": "string"}
TEXT_OR_NULL = {"type": ["string", "null"]}
MOMENT = {"type": "string", "format": "date-time"}


def _object(required, **properties):
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


FILE = _object(
    "id type accessUrl",
    id=URI,
    type={"const": "https://schema.oparl.org/1.1/File"},
    name=TEXT,
    fileName=TEXT,
    mimeType=TEXT,
    accessUrl={"type": "string", "format": "uri-reference"},
)

OPARL = _object(
    "id type order",
    id=URI,
    type={"const": "https://schema.oparl.org/1.1/AgendaItem"},
    meeting=URI,
    number=TEXT,
    order={"type": "integer"},
    name=TEXT,
    public={"type": "boolean"},
    result=TEXT,
    resolutionText=TEXT,
    auxiliaryFile={"type": "array", "items": FILE},
    start=MOMENT,
    end=MOMENT,
    created=MOMENT,
    modified=MOMENT,
)

CASE = _object(
    "id title register_id function",
    id=URI,
    title=TEXT,
    register_id=TEXT_OR_NULL,
    function={
        "anyOf": [
            {"type": "null"},
            _object("function_id", function_id={"type": "string", "pattern": r"^\d\d(\.\d\d)*$"}),
        ]
    },
)

EVENT = _object(
    "id name start_date organization",
    id=URI,
    name=TEXT,
    start_date={"type": ["string", "null"], "format": "date"},
    organization=_object(
        "name classification",
        name=TEXT,
        classification=TEXT_OR_NULL,
        parent=_object("name", name=TEXT),
    ),
)

CONTENT = _object(
    "id ordering title type hypertext",
    id=URI,
    ordering={"type": "integer"},
    title=TEXT_OR_NULL,
    type=TEXT,
    hypertext=TEXT,
)

ATTACHMENT = _object(
    "name url number public",
    id=URI,
    name=TEXT,
    url={"type": "string", "format": "uri-reference"},
    number={"type": "integer", "minimum": 1},
    public={"type": "boolean"},
)

ACTION = _object(
    "id title case article_number resolution event contents attachments",
    id=URI,
    title=TEXT,
    case=URI,
    article_number=TEXT_OR_NULL,
    resolution=TEXT_OR_NULL,
    event=EVENT,
    contents={"type": "array", "items": CONTENT},
    attachments={"type": "array", "items": ATTACHMENT},
)

SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_object(
        "oparl decisions",
        oparl={"type": "array", "items": OPARL, "minItems": 1},
        decisions=_object(
            "case actions", case=CASE, actions={"type": "array", "items": ACTION, "minItems": 1}
        ),
    ),
}
