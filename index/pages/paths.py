"""Paths: which files of a handbook are pages, and what a page is called without its ending."""

ENDINGS = (".md", ".markdown", ".mdx")
"""Of Markdown files, whatever their capital letters."""

# They speak of the folder, or of the handbook's making, and not of roles.
_NOT_PAGES = {"license", "contributing", "changelog"}


def stem(path: str) -> str:
    """The path without the ending of a page: "roles/baker.md" -> "roles/baker"."""
    ending = next((each for each in ENDINGS if path.lower().endswith(each)), "")
    return path[: len(path) - len(ending)]


def is_page(name: str) -> bool:
    """Whether a file of this name is a page."""
    return stem(name) != name and not is_passed_over(name)


def is_passed_over(name: str) -> bool:
    """Whether a file or folder of this name is left alone: hidden, or about the handbook itself."""
    return name.startswith(".") or (stem(name) != name and stem(name).lower() in _NOT_PAGES)


# A page of this name is the page of its folder.
_OF_THE_FOLDER = {"readme", "index", "_index"}


def published_as(path: str) -> str:
    """Where a site shows a page, without slashes around it: "roles/baker.md" -> "roles/baker", "roles/README.md" ->
    "roles"."""
    folder, _, name = stem(path).rpartition("/")
    return folder if name.lower() in _OF_THE_FOLDER else stem(path)
