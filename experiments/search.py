"""Where Hydra looks for a file: in the user's folders before ours, so that a file of theirs wins over one of ours."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from hydra import initialize_config_dir
from hydra.core.config_search_path import ConfigSearchPath
from hydra.core.plugins import Plugins
from hydra.plugins.search_path_plugin import SearchPathPlugin
from omegaconf.basecontainer import BaseContainer


class OwnFolders(SearchPathPlugin):
    """The folders that come before the shipped one while a configuration is composed."""

    folders: ClassVar[Sequence[Path]] = ()

    def manipulate_search_path(self, search_path: ConfigSearchPath) -> None:
        """Hydra asks for more places to look in."""
        for folder in self.folders:
            search_path.prepend(provider="own", path=f"file://{folder.as_posix()}", anchor="main")


Plugins.instance().register(OwnFolders)


@contextmanager
def searching(own: Sequence[Path], shipped: Path) -> Iterator[None]:
    """Hydra at work in these folders, without `${oc.env:...}` nor any other resolver but its own."""
    known = dict(BaseContainer._resolvers)
    BaseContainer._resolvers = {name: call for name, call in known.items() if name in ("hydra", "now")}
    OwnFolders.folders = own
    try:
        with initialize_config_dir(str(shipped), job_name="bullwhip", version_base="1.3"):
            yield
    finally:
        OwnFolders.folders = ()
        BaseContainer._resolvers = known
