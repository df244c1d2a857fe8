from .. import main
