"""What Alembic runs around the migrations: they all share the one transaction of the connection handed in.

Nothing here, and nothing in ``versions``, imports the live models: an old migration must not change with them.
"""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
