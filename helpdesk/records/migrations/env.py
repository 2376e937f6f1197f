"""Where Alembic meets the database: on the connection it is handed, never on one of its own."""

from alembic import context

from helpdesk.records.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
