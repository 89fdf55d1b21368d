package cn.tongxinqiao.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A program to be killed: writes rows on the embedded database and says which ones were acknowledged. */
final class WritingProgram {

    private static final int WRITERS = 4;

    private WritingProgram() {}

    /**
     * Starts writing.
     *
     * @param arguments {@code write}, the data directory and the binaries' directory; or {@code idle} to only be there
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("idle")) {
            new CountDownLatch(1).await();
        }
        EmbeddedDatabase database = EmbeddedDatabase.start(
                EmbeddedDatabaseOptions.durableIn(Path.of(arguments[1])).withBinariesDirectory(Path.of(arguments[2])));
        TestConnection.execute(database, "create table if not exists written (id integer primary key)");
        int first = Integer.parseInt(TestConnection.query(database, "select coalesce(max(id), 0) from written")
                .get(0));
        AtomicInteger last = new AtomicInteger(first);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.submit(() -> write(database, last));
        }
    }

    /** How to run this program in a Java of its own. */
    static List<String> commandLine(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WritingProgram.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Void write(EmbeddedDatabase database, AtomicInteger last) throws Exception {
        try (Connection connection = TestConnection.to(database);
                PreparedStatement insert = connection.prepareStatement("insert into written values (?)")) {
            while (true) {
                int id = last.incrementAndGet();
                insert.setInt(1, id);
                insert.executeUpdate();
                System.out.println("written " + id);
            }
        }
    }
}
