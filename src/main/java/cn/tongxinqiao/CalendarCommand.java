package cn.tongxinqiao;

import cn.tongxinqiao.calendar.CalendarFileRefused;
import cn.tongxinqiao.calendar.CalendarImport;
import cn.tongxinqiao.calendar.CalendarImportOutdated;
import cn.tongxinqiao.calendar.CalendarImports;
import cn.tongxinqiao.calendar.CalendarPreview;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Loads a calendar year from the command line:
 *
 * <pre>java -jar tongxinqiao.jar --calendar-import=2027.ics --source="notice" [--calendar-year=2027]</pre>
 *
 * <p>Starts the application on the database of the running settings, so that everything that listens to the change hears
 * it, but as a bystander: reachable on no known port, running no jobs, sending no letters.
 */
final class CalendarCommand {

    /** The year is loaded. */
    static final int DONE = 0;

    /** Nothing could start; Spring Boot says why. */
    static final int NOT_STARTED = 1;

    /** The file or an option must be put right; nothing was loaded. */
    static final int REFUSED = 2;

    private static final String FILE = "calendar-import";
    private static final String YEAR = "calendar-year";
    private static final String SOURCE = "source";
    private static final List<String> BYSTANDER = List.of(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--camunda.bpm.job-execution.enabled=false",
            "--tongxinqiao.mail.sending=false",
            "--logging.level.cn.tongxinqiao=warn");

    private CalendarCommand() {}

    private record Order(Integer year, String source, String fileName, byte[] bytes) {}

    static boolean isNamedIn(String[] arguments) {
        return new DefaultApplicationArguments(arguments).containsOption(FILE);
    }

    static int run(String[] arguments) {
        // The words are Chinese whatever the machine's locale says.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Order order = read(arguments, out);
        if (order == null) {
            return REFUSED;
        }
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(BYSTANDER);
        try (ConfigurableApplicationContext context =
                SpringApplication.run(TongxinqiaoApplication.class, all.toArray(String[]::new))) {
            return load(order, context.getBean(CalendarImports.class), out);
        } catch (RuntimeException e) {
            out.println("没有导入：程序没能启动，原因见上。试用模式正在运行时，请在“工作日历”页面（/calendar）导入。");
            return NOT_STARTED;
        }
    }

    /** Everything but the start, for a running application. */
    static int run(String[] arguments, CalendarImports imports, PrintStream out) {
        Order order = read(arguments, out);
        return order == null ? REFUSED : load(order, imports, out);
    }

    private static Order read(String[] arguments, PrintStream out) {
        DefaultApplicationArguments options = new DefaultApplicationArguments(arguments);
        String file = only(options, FILE);
        String source = only(options, SOURCE);
        String year = only(options, YEAR);
        if (file.isEmpty() || source.isBlank() || !(year.isEmpty() || year.matches("\\d{4}"))) {
            out.println("用法：--calendar-import=文件 --source=\"通知名称、文号、网址\" [--calendar-year=2027]");
            return null;
        }
        try {
            Path path = Path.of(file);
            return new Order(
                    year.isEmpty() ? null : Integer.valueOf(year),
                    source,
                    String.valueOf(path.getFileName()),
                    Files.readAllBytes(path));
        } catch (IOException | InvalidPathException e) {
            out.println("没有导入：读不了文件 " + file);
            return null;
        }
    }

    private static int load(Order order, CalendarImports imports, PrintStream out) {
        String account = "命令行（" + System.getProperty("user.name") + "）";
        try {
            CalendarPreview preview = imports.upload(order.year, order.source, order.fileName, order.bytes, account);
            preview.notes().forEach(note -> out.println("请留意：" + note));
            preview.problems().forEach(out::println);
            if (!preview.problems().isEmpty()) {
                out.println("没有导入：以上 " + preview.problems().size() + " 处要先改好。");
                return REFUSED;
            }
            CalendarImport done = imports.confirm(preview.id(), preview.seenVersion(), account);
            out.println(done.year() + "年已导入：放假 " + done.daysOff() + " 天，调休上班 " + done.workdays() + " 天。"
                    + (done.changedFrom() == null
                            ? "与原有数据相比没有变化。"
                            : "影响 " + done.changedFrom() + " 至 " + done.changedTo() + "。"));
            return DONE;
        } catch (CalendarFileRefused | CalendarImportOutdated e) {
            out.println("没有导入：" + e.getMessage());
            return REFUSED;
        }
    }

    private static String only(DefaultApplicationArguments options, String name) {
        List<String> values = options.getOptionValues(name);
        return values == null || values.isEmpty() ? "" : values.get(0);
    }
}
