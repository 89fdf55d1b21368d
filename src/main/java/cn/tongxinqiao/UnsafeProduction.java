package cn.tongxinqiao;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The settings or the database are not fit for production; nothing is started. */
final class UnsafeProduction extends RuntimeException {

    private final transient List<StartFault> faults;

    private UnsafeProduction(List<StartFault> faults) {
        super("正式运行前的检查没有通过，共 " + faults.size() + " 项：\n"
                + faults.stream().map(fault -> "  - " + fault).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    static UnsafeProduction with(List<StartFault> faults) {
        return new UnsafeProduction(faults);
    }

    List<StartFault> faults() {
        return faults;
    }

    /** Says at the end of a refused start what to set, instead of a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<UnsafeProduction> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, UnsafeProduction cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "逐项改正后重新启动。确有理由要放过某一项时，把方括号里的名字写进 TONGXINQIAO_CHECKS_WAIVE（多个用逗号隔开），每次启动都会记入日志。",
                    cause);
        }
    }
}
