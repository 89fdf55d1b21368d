package cn.tongxinqiao.engine;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A table would leave cases without a way on; nothing of its deployment was kept. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class DeploymentRefused extends RuntimeException {

    private static final int MOST_SHOWN = 30;

    private DeploymentRefused(String message) {
        super(message);
    }

    static DeploymentRefused because(List<String> objections) {
        String listed = IntStream.range(0, Math.min(objections.size(), MOST_SHOWN))
                .mapToObj(index -> (index + 1) + ". " + objections.get(index))
                .collect(Collectors.joining("\n"));
        int more = objections.size() - MOST_SHOWN;
        return new DeploymentRefused(
                "没有部署，请先改好以下" + objections.size() + "处：\n" + listed + (more > 0 ? "\n另有" + more + "处同类问题。" : ""));
    }
}
