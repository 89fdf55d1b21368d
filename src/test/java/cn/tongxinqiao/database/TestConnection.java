package cn.tongxinqiao.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Plain JDBC on an embedded database. */
final class TestConnection {

    private TestConnection() {}

    static Connection to(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }

    static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = to(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the answer. */
    static List<String> query(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = to(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
