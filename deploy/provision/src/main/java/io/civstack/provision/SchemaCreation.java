package io.civstack.provision;

import io.civstack.context.Context;
import io.civstack.context.Contexts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one database with a role and a schema per context. A role sees its own schema only. */
final class SchemaCreation {

    private final Postgres postgres;
    private final Connection database;
    private final List<Finding> findings;

    private SchemaCreation(Postgres postgres, Connection database, List<Finding> findings) {
        this.postgres = postgres;
        this.database = database;
        this.findings = findings;
    }

    static List<Finding> run(Target target) throws UnreachableException {
        Postgres postgres = new Postgres(target);
        List<Finding> findings = new ArrayList<>();
        try (Connection database = postgres.open(findings)) {
            SchemaCreation creation = new SchemaCreation(postgres, database, findings);
            for (Context context : Contexts.withDatabase()) {
                creation.role(context.name(), target.rolePassword(context.name()));
                creation.schema(context.name());
                creation.searchPath(context.name());
            }
            return findings;
        } catch (SQLException e) {
            if (Postgres.isAway(e)) {
                throw new UnreachableException("PostgreSQL", target.postgresUrl(), e);
            }
            throw new IllegalStateException("PostgreSQL refused: " + e.getMessage(), e);
        }
    }

    /** A password is compared by logging in with it; setting it at every run would store a new hash each time. */
    private void role(String role, String password) throws SQLException {
        if (Statements.first(database, "select 1 from pg_roles where rolname = ?", role)
                .isEmpty()) {
            Statements.run(database, "create role %I login password %L", role, password);
            findings.add(new Finding.Created("role", role));
        } else if (!postgres.letsIn(role, password)) {
            Statements.run(database, "alter role %I login password %L", role, password);
            findings.add(new Finding.Created("password", role));
        }
    }

    private void schema(String schema) throws SQLException {
        Optional<String> owner = Statements.first(
                database, "select pg_get_userbyid(nspowner) from pg_namespace where nspname = ?", schema);
        if (owner.isEmpty()) {
            Statements.run(database, "create schema %I authorization %I", schema, schema);
            findings.add(new Finding.Created("schema", schema));
        } else if (!owner.get().equals(schema)) {
            findings.add(new Finding.Different("schema", schema, "owner", schema, owner.get()));
        }
    }

    private void searchPath(String role) throws SQLException {
        Optional<String> path = Statements.first(database, """
                select substring(setting from 'search_path=(.*)')
                from pg_db_role_setting
                join pg_roles on pg_roles.oid = setrole
                join pg_database on pg_database.oid = setdatabase
                cross join unnest(setconfig) as setting
                where rolname = ? and datname = current_database() and setting like 'search_path=%'""", role);
        if (path.isEmpty()) {
            Statements.run(
                    database, "alter role %I in database %I set search_path = %I", role, database.getCatalog(), role);
            findings.add(new Finding.Created("search-path", role));
        } else if (!path.get().equals(role)) {
            findings.add(new Finding.Different("role", role, "search_path", role, path.get()));
        }
    }
}
