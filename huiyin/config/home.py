"""The data folder: where it is, what lies in it, and its secrets.

`HUIYIN_HOME` names it; without that it is `var/` in the clone. In it:
`keys/` (0700, never in the database, never committed), `run/` (locks, sockets), `log/`, `cluster/`.
"""

import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from nacl.public import PrivateKey

from huiyin.config.sentences import CannotGoOn

CLONE = Path(__file__).resolve().parents[2]
SECRETS = ("secret_key", "cluster_password", "owner_password", "app_password", "master_key", "checkpoint_key")
SEALED_SECRETS = (
    *("courier_password", "owner_password", "app_password"),
    *("secret_key", "room_key", "second_factor_key"),
)


@dataclass(frozen=True)
class Home:
    path: Path

    @property
    def keys(self) -> Path:
        return self.path / "keys"

    @property
    def run(self) -> Path:
        return self.path / "run"

    @property
    def log(self) -> Path:
        return self.path / "log"

    def lay(self) -> None:
        """Make the folder and what must lie in it; permissions of folders already there stay as they are."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            for folder, mode in ((self.keys, 0o700), (self.run, 0o755), (self.log, 0o700)):
                if not folder.is_dir():
                    folder.mkdir(mode=mode, exist_ok=True)
        except OSError as error:
            raise CannotGoOn(
                f"无法在 {self.path} 建立数据目录（{error.strerror}）。请检查磁盘空间和权限，或用 HUIYIN_HOME 另选目录。",
                f"The data folder {self.path} cannot be made ({error.strerror}). Check disk space and "
                "permissions, or choose another folder with HUIYIN_HOME.",
            ) from error

    def secret(self, name: str) -> str:
        """One secret, made at first use: 64 hexadecimal digits (32 bytes)."""
        if name not in SECRETS:
            raise KeyError(name)
        file = self.keys / name
        if not file.exists():
            self.lay()
            _write_once(file, secrets.token_hex(32))
        return file.read_text("ascii").strip()

    def next_secret(self, name: str) -> str:
        """The secret that is to take the place of one, made at first use; `renew` puts it there."""
        if name not in SECRETS:
            raise KeyError(name)
        file = self.keys / f"{name}.next"
        if not file.exists():
            _write_once(file, secrets.token_hex(32))
        return file.read_text("ascii").strip()

    def renew(self, name: str) -> None:
        """Put the next secret in the place of this one, which is gone."""
        (self.keys / f"{name}.next").replace(self.keys / name)

    def sealed_public(self) -> str:
        """The public key of the envelope box, 64 hexadecimal digits; made with its private key at first use.

        The private key is put aside in `sealed-room/` (0700) and never read by the application: take it away
        to the machine of the sealed room.
        """
        file = self.keys / "sealed_public_key"
        if not file.exists():
            self.lay()
            room = self.sealed_room
            room.mkdir(mode=0o700, exist_ok=True)
            private = PrivateKey.generate()
            _write_once(room / "private_key", bytes(private).hex())
            kept = PrivateKey(bytes.fromhex((room / "private_key").read_text("ascii")))
            _write_once(file, bytes(kept.public_key).hex())
        return file.read_text("ascii").strip()

    @property
    def sealed_room(self) -> Path:
        """What belongs to the sealed room alone; the application never reads it."""
        return self.path / "sealed-room"

    def courier_password(self) -> str:
        """The password of the sealed room's database role, made at first use; it lies in the room's folder."""
        return self.sealed_secret("courier_password")

    def sealed_secret(self, name: str) -> str:
        """One of the sealed room's own secrets, made at first use in the room's folder: 64 hexadecimal digits."""
        if name not in SEALED_SECRETS:
            raise KeyError(name)
        file = self.sealed_room / name
        if not file.exists():
            self.lay()
            self.sealed_room.mkdir(mode=0o700, exist_ok=True)
            _write_once(file, secrets.token_hex(32))
        return file.read_text("ascii").strip()

    def sealed_private(self) -> bytes | None:
        """The private key of the envelope box, for the sealed room alone; None once it has been carried away."""
        file = self.sealed_room / "private_key"
        return bytes.fromhex(file.read_text("ascii").strip()) if file.exists() else None

    def courier_password_here(self) -> bool:
        """False once the sealed room's folder has been carried away."""
        return (self.sealed_room / "courier_password").exists()

    def clone_id(self) -> str:
        """A short name for this data folder, kept when it is moved, new when it is copied."""
        note = self.run / "clone-id"
        here = str(self.path)
        if note.exists():
            kept = json.loads(note.read_text("utf-8"))
            if kept["path"] == here:
                return str(kept["id"])
            if not Path(kept["path"], "run", "clone-id").exists():
                note.write_text(json.dumps({**kept, "path": here}), "utf-8")
                return str(kept["id"])
        self.lay()
        made = hashlib.sha256(f"{here}\0{secrets.token_hex(8)}".encode()).hexdigest()[:12]
        note.write_text(json.dumps({"id": made, "path": here}), "utf-8")
        return made


def _write_once(file: Path, text: str) -> None:
    """Create with 0600; whoever comes second keeps what the first wrote."""
    draft = file.with_name(f".{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def the_home() -> Home:
    """The data folder of this process."""
    chosen = os.environ.get("HUIYIN_HOME", "").strip()
    return Home(Path(chosen).expanduser().absolute() if chosen else CLONE / "var")
