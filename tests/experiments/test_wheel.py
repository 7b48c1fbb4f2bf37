"""The wheel: built from the tree, installed elsewhere, run in a folder that has its own `sim` and `configs`."""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

HOME = Path(__file__).parent.parent.parent


def done(*command: str | Path, cwd: Path) -> str:
    ran = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.mark.verify
def test_the_wheel_runs_elsewhere(own: Path) -> None:
    """With the libraries of this environment, but without this tree."""
    for name in ("sim", "scenarios", "experiments", "configs"):
        shutil.copytree(HOME / name, own / "tree" / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(HOME / name, own / "tree")
    done(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", "wheels", "./tree", cwd=own)
    (wheel,) = (own / "wheels").glob("bullwhip-*.whl")
    place = own / "environment"
    venv.create(place, with_pip=False)
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    target = Path(done(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=own).strip())
    done(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", target, wheel, cwd=own)
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    (target / "libraries.pth").write_text("\n".join(libraries))
    keys = ["scenario=cdnow", "scenario.customers=50", "horizon=60", "out=done"]
    said = done(python, "-m", "experiments", "run", *keys, cwd=own)
    assert "customers, worth" in said
    assert (own / "done" / "figures" / "orders.png").exists()
    assert "network20" in done(python, "-m", "experiments", "show", "scenario=network", cwd=own)
    assert done(python, "-m", "experiments", "--version", cwd=own).startswith("bullwhip 0.")
