package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.RegisteredHome;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftFile;
import cn.tongxinqiao.lift.LiftPerson;
import cn.tongxinqiao.lift.NewLiftCase;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes a lift case of the demo building through the engine by hand, from any step on; timers run when a test says so. */
@Component
public class DrivenLift {

    static final Scope HOUSE = new Scope("LJHY", "LJHY-3", "1单元");
    public static final SignedIn CLERK = new SignedIn("community01", Set.of("role-staff", "community-440118001901"));
    static final SignedIn ELSEWHERE = new SignedIn("community02", Set.of("role-staff", "community-440118002901"));

    private static final LiftPerson PERSON = new LiftPerson("张三丰", "13800138000", null);
    private static final AtomicInteger SHADE = new AtomicInteger();

    final LiftCases cases;
    final EstateRegister register;
    final EngineAccounts accounts;
    final RuntimeService runtime;
    final TaskService tasks;
    final FormService forms;
    final ManagementService management;
    private final FilledDossier dossier;
    final JdbcClient jdbc;

    private final List<String> numbers = new ArrayList<>();

    DrivenLift(
            LiftCases cases,
            EstateRegister register,
            EngineAccounts accounts,
            RuntimeService runtime,
            TaskService tasks,
            FormService forms,
            ManagementService management,
            FilledDossier dossier,
            JdbcClient jdbc) {
        this.cases = cases;
        this.register = register;
        this.accounts = accounts;
        this.runtime = runtime;
        this.tasks = tasks;
        this.forms = forms;
        this.management = management;
        this.dossier = dossier;
        this.jdbc = jdbc;
    }

    /** A case that stands at a step of the main process, with the settled scheme of the demo data. */
    public String at(String status, String element) {
        String number =
                cases.propose(new NewLiftCase(HOUSE, null, PERSON, List.of(PERSON, PERSON, PERSON)), CLERK, key());
        numbers.add(number);
        Map<String, Object> variables = runtime.getVariables(runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId());
        end(number);
        jdbc.sql("update lift_case set status = ?, scheme = d.scheme, scheme_version = d.version, talks_since = now(),"
                        + " heard_at = now() from (select v.scheme, v.version from lift_scheme_version v"
                        + " join lift_scheme_home h on h.scheme = v.scheme and h.version = v.version"
                        + " join lift_scheme s on s.id = v.scheme where s.building = 'LJHY-3' and v.status = 'FROZEN'"
                        + " and h.share is not null limit 1) d where number = ?")
                .params(status, number)
                .update();
        runtime.createProcessInstanceByKey("lift-installation")
                .businessKey(number)
                .setVariables(variables)
                .startBeforeActivity(element)
                .execute();
        return number;
    }

    public void leaveNothingOpen() {
        for (String number : numbers) {
            end(number);
            jdbc.sql("update lift_case set status = 'STOPPED', ended_at = now() where number = ? and ended_at is null")
                    .param(number)
                    .update();
        }
        numbers.clear();
    }

    private void end(String number) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .rootProcessInstances()
                .list()
                .forEach(root -> runtime.deleteProcessInstance(root.getId(), "end of test"));
    }

    Task task(String number, String element) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(element)
                .singleResult();
    }

    public void submit(String number, String element, Map<String, Object> form) {
        submit(task(number, element), "community01", form);
    }

    void submitStreet(String number, String element, Map<String, Object> form) {
        submit(task(number, element), "street01", form);
    }

    /** Submits a form; the papers its stage asks for are put into the dossier before. */
    void submit(Task task, String person, Map<String, Object> form) {
        dossier.complete(runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey());
        submitAsItIs(task, person, form);
    }

    /** Submits a form with nothing done for it. */
    void submitAsItIs(Task task, String person, Map<String, Object> form) {
        try (EngineAccounts.Acting acting = accounts.actAs(person)) {
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), person);
            }
            forms.submitTaskForm(task.getId(), form);
        }
    }

    /** What a clerk reads on a form. */
    Map<String, Object> form(String number, String element) {
        try (EngineAccounts.Acting acting = accounts.actAs("community01")) {
            return forms.getTaskFormVariables(task(number, element).getId());
        }
    }

    List<String> openTasks(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    Job timer(String number, String element) {
        List<String> instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .map(instance -> instance.getId())
                .toList();
        return management.createJobQuery().activityId(element).list().stream()
                .filter(job -> instances.contains(job.getProcessInstanceId()))
                .findFirst()
                .orElseThrow();
    }

    boolean waitsAt(String number, String element) {
        return runtime.createExecutionQuery()
                        .processInstanceBusinessKey(number)
                        .activityId(element)
                        .count()
                > 0;
    }

    public RegisteredHome home(String homeNumber) {
        return register.homes(HOUSE).stream()
                .filter(home -> home.home().number().equals(homeNumber))
                .findFirst()
                .orElseThrow();
    }

    /** A photo unlike any other: the same file twice is kept once. */
    public static LiftFile photo() {
        int shade = SHADE.incrementAndGet();
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(shade * 7919 % 0xFFFFFF));
        pen.fillRect(0, 0, 64, 48);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LiftFile("照片" + shade + ".jpg", bytes.toByteArray());
    }

    static String key() {
        return UUID.randomUUID().toString();
    }
}
