package cn.tongxinqiao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.contract.Answer;
import cn.tongxinqiao.contract.Caller;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class WebAppNoncesIT {

    private static final Pattern NAMED = Pattern.compile("nonce=\"([^\"]*)\"");
    private static final int OTHERS = 4;
    private static final int PAGES = 150;

    @LocalServerPort
    private int port;

    /** Else the browser runs nothing of the page, and the more clerks are at work the more often. */
    @Test
    void allowsTheScriptsOfAPageWhileOthersWork() {
        Caller caller = Caller.anonymous(port);
        AtomicBoolean working = new AtomicBoolean(true);
        ExecutorService others = Executors.newFixedThreadPool(OTHERS);
        try {
            for (int other = 0; other < OTHERS; other++) {
                others.execute(() -> {
                    while (working.get()) {
                        caller.get("/camunda/app/tasklist/locales/zh.json");
                    }
                });
            }
            for (int page = 0; page < PAGES; page++) {
                Answer answer = caller.get("/camunda/app/cockpit/default/").expect(200);
                List<String> named = NAMED.matcher(answer.body())
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .distinct()
                        .toList();
                assertThat(named).hasSize(1);
                assertThat(answer.header("Content-Security-Policy"))
                        .hasValueSatisfying(policy -> assertThat(policy).contains("'nonce-" + named.get(0) + "'"));
            }
        } finally {
            working.set(false);
            others.shutdownNow();
        }
    }
}
