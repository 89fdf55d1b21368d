package cn.tongxinqiao.database;

import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** Where and as whom the data source connects to the embedded PostgreSQL. */
record EmbeddedDatabaseConnectionDetails(EmbeddedDatabase database) implements JdbcConnectionDetails {

    @Override
    public String getJdbcUrl() {
        return database.url();
    }

    @Override
    public String getUsername() {
        return database.username();
    }

    @Override
    public String getPassword() {
        return database.password();
    }
}
