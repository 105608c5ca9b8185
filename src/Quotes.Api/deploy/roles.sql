-- Who may do what in the database of the quotes. Run once in that database by its owner:
--   psql --dbname quotes --file roles.sql
-- then give both roles a password: \password quotes_reader, \password quotes_importer.
CREATE ROLE quotes_importer LOGIN;
CREATE ROLE quotes_reader LOGIN;

-- The service reads what is published, changes nothing, and never for long.
ALTER ROLE quotes_reader SET default_transaction_read_only = on;
ALTER ROLE quotes_reader SET statement_timeout = '2s';
ALTER ROLE quotes_reader SET idle_in_transaction_session_timeout = '5s';

-- The import makes a schema for each corpus. It owns them all, and grants the reader to read them.
DO $$
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO quotes_reader', current_database());
  EXECUTE format('GRANT CONNECT, CREATE ON DATABASE %I TO quotes_importer', current_database());
END
$$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA quotes AUTHORIZATION quotes_importer;
GRANT USAGE ON SCHEMA quotes TO quotes_reader;
