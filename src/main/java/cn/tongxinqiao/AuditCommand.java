package cn.tongxinqiao;

import cn.tongxinqiao.audit.AuditVerification;
import cn.tongxinqiao.audit.ExpectedHead;
import cn.tongxinqiao.audit.ExpectedHeadPurged;
import cn.tongxinqiao.audit.Verdict;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Verifies the audit chain from the command line:
 *
 * <pre>java -jar tongxinqiao.jar --audit-verify [--audit-expect=position:hash]</pre>
 *
 * <p>Starts the application on the database of the running settings as a bystander: reachable on no known port, running
 * no jobs, sending no letters, sealing nothing.
 */
final class AuditCommand {

    /** The chain is whole. */
    static final int WHOLE = 0;

    /** The chain is broken; the first flaw is named. */
    static final int BROKEN = 1;

    /** Nothing was verified: nothing could start, or an option must be put right. */
    static final int NOT_VERIFIED = 2;

    private static final String VERIFY = "audit-verify";
    private static final String EXPECT = "audit-expect";
    private static final List<String> BYSTANDER = List.of(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--camunda.bpm.job-execution.enabled=false",
            "--tongxinqiao.mail.sending=false",
            "--tongxinqiao.replanning.enabled=false",
            "--tongxinqiao.duty.sweeping=false",
            "--tongxinqiao.votes.sweeping=false",
            "--tongxinqiao.lifts.sweeping=false",
            "--tongxinqiao.property.recounting=false",
            "--tongxinqiao.property.sweeping=false",
            "--tongxinqiao.audit.sealing=false",
            "--logging.level.cn.tongxinqiao=warn");

    private AuditCommand() {}

    static boolean isNamedIn(String[] arguments) {
        return new DefaultApplicationArguments(arguments).containsOption(VERIFY);
    }

    static int run(String[] arguments) {
        // The words are Chinese whatever the machine's locale says.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        if (!isUnderstood(arguments, out)) {
            return NOT_VERIFIED;
        }
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(BYSTANDER);
        try (ConfigurableApplicationContext context =
                SpringApplication.run(TongxinqiaoApplication.class, all.toArray(String[]::new))) {
            return run(arguments, context.getBean(AuditVerification.class), out);
        } catch (RuntimeException e) {
            out.println("没有核验：程序没能启动，原因见上。试用模式正在运行时，核验结果见“审计”页面（/audit）。");
            return NOT_VERIFIED;
        }
    }

    /** Everything but the start, for a running application. */
    static int run(String[] arguments, AuditVerification verification, PrintStream out) {
        if (!isUnderstood(arguments, out)) {
            return NOT_VERIFIED;
        }
        try {
            return tell(verification.verify(expected(arguments)), out);
        } catch (ExpectedHeadPurged e) {
            out.println("没有核验：" + e.getMessage());
            return NOT_VERIFIED;
        }
    }

    private static boolean isUnderstood(String[] arguments, PrintStream out) {
        if (new DefaultApplicationArguments(arguments).containsOption(EXPECT)
                && expected(arguments).isEmpty()) {
            out.println("用法：--audit-verify [--audit-expect=位置:64 位十六进制哈希]");
            return false;
        }
        return true;
    }

    private static Optional<ExpectedHead> expected(String[] arguments) {
        List<String> values = new DefaultApplicationArguments(arguments).getOptionValues(EXPECT);
        return values == null || values.isEmpty() ? Optional.empty() : ExpectedHead.read(values.get(0));
    }

    private static int tell(Verdict verdict, PrintStream out) {
        out.println("完好的记录 " + verdict.checked() + " 条"
                + (verdict.first() == null ? "" : "，" + verdict.first() + " 至 " + verdict.last())
                + (verdict.purged() == 0 ? "" : "；此前已按期清除 " + verdict.purged() + " 条"));
        out.println("链头 " + verdict.head().position() + ":" + verdict.head().hashInHex());
        if (verdict.sound()) {
            out.println("审计链完整。");
            return WHOLE;
        }
        out.println("审计链不完整！" + verdict.finding().orElseThrow().inWords());
        return BROKEN;
    }
}
