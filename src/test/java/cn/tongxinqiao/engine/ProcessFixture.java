package cn.tongxinqiao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests need that drive processes by hand: who acts, the open tasks and timers by business key, the clock, a picture. */
public abstract class ProcessFixture {

    @Autowired
    protected EngineAccounts accounts;

    @Autowired
    protected RuntimeService runtime;

    @Autowired
    protected TaskService tasks;

    @Autowired
    protected FormService forms;

    @Autowired
    protected ManagementService management;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected Clock clock;

    protected static void at(Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    /** The one open task of an element. */
    protected Task task(String number, String element) {
        Task found = tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(element)
                .singleResult();
        assertThat(found).as(element).isNotNull();
        return found;
    }

    /** Elements of the open tasks, in the order of their names. */
    protected List<String> open(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    protected List<Job> timers(String number, String element) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(
                        instance -> management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .timers()
                                .activityId(element)
                                .list()
                                .stream())
                .toList();
    }

    protected Job timer(String number, String element) {
        List<Job> found = timers(number, element);
        assertThat(found).as(element).hasSize(1);
        return found.get(0);
    }

    /** Lets the timer of an element run out. */
    protected void fire(String number, String element) {
        management.executeJob(timer(number, element).getId());
    }

    protected boolean isRunning(String number) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count()
                > 0;
    }

    /** Templates of the letters written about a case. */
    protected List<String> letters(String number) {
        return jdbc.sql("select template from letter where subject_number = :number order by business_key")
                .param("number", number)
                .query(String.class)
                .list();
    }

    protected static byte[] picture() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
