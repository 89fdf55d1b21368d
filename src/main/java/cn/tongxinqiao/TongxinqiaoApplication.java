package cn.tongxinqiao;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the whole service: engine, web apps, API and pages in one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TongxinqiaoApplication {

    /**
     * Runs the application, or one command when the arguments name one.
     *
     * @param arguments Spring Boot command-line arguments, may be empty
     */
    public static void main(String[] arguments) {
        if (CalendarCommand.isNamedIn(arguments)) {
            System.exit(CalendarCommand.run(arguments));
        }
        if (ModelCheckCommand.isNamedIn(arguments)) {
            System.exit(ModelCheckCommand.run(arguments));
        }
        if (AuditCommand.isNamedIn(arguments)) {
            System.exit(AuditCommand.run(arguments));
        }
        SpringApplication.run(TongxinqiaoApplication.class, arguments);
    }
}
