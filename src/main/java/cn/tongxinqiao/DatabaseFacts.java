package cn.tongxinqiao;

import cn.tongxinqiao.organization.DemoAccounts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.springframework.core.env.Environment;

/**
 * What the database of a production says about itself before the application starts on it.
 *
 * @param reached whether it could be asked; if not, the start itself will say why
 * @param version as PostgreSQL counts, 150000 for 15.0
 * @param administered whether somebody can sign in as an administrator
 * @param demoAccounts accounts of the demo district, or with its password
 */
record DatabaseFacts(boolean reached, int version, boolean administered, List<String> demoAccounts) {

    /** PostgreSQL 15. */
    static final int OLDEST = 150_000;

    private static final DatabaseFacts NOT_REACHED = new DatabaseFacts(false, 0, false, List.of());

    static DatabaseFacts read(Environment environment) {
        Properties login = new Properties();
        login.setProperty("user", environment.getProperty("spring.datasource.username", ""));
        login.setProperty("password", environment.getProperty("spring.datasource.password", ""));
        login.setProperty("loginTimeout", "5");
        login.setProperty("socketTimeout", "20");
        try (Connection connection =
                        DriverManager.getConnection(environment.getProperty("spring.datasource.url", ""), login);
                Statement statement = connection.createStatement()) {
            int version = Integer.parseInt(texts(statement, "select current_setting('server_version_num')")
                    .get(0));
            boolean empty = texts(statement, "select 1 where to_regclass('act_id_user') is not null")
                    .isEmpty();
            if (empty) {
                return new DatabaseFacts(true, version, false, List.of());
            }
            boolean administered = !texts(
                            statement,
                            "select 1 from act_id_membership m join act_id_user u on u.id_ = m.user_id_"
                                    + " where m.group_id_ = 'camunda-admin' and u.pwd_ is not null limit 1")
                    .isEmpty();
            return new DatabaseFacts(true, version, administered, demoAccounts(statement));
        } catch (SQLException e) {
            return NOT_REACHED;
        }
    }

    private static List<String> demoAccounts(Statement statement) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(
                "select id_, pwd_, salt_, coalesce(email_, '') like '%@demo.example' from act_id_user order by id_")) {
            while (row.next()) {
                if (row.getBoolean(4) || hashed(row.getString(3)).equals(row.getString(2))) {
                    found.add(row.getString(1));
                }
            }
        }
        return found;
    }

    /** The demo password as the engine keeps it for an account with this salt. */
    private static String hashed(String salt) {
        try {
            byte[] text = (DemoAccounts.PASSWORD + (salt == null ? "" : salt)).getBytes(StandardCharsets.UTF_8);
            return "{SHA-512}"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-512").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
