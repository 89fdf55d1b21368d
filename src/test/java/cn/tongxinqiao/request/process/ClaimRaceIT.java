package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.NewCase.HOME;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.organization.Gender;
import cn.tongxinqiao.organization.IdentityDirectory;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.NewMember;
import cn.tongxinqiao.organization.Role;
import cn.tongxinqiao.request.ClaimNotAllowed;
import cn.tongxinqiao.request.Status;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Many who claim at the same moment; the database decides. */
@IntegrationTest
class ClaimRaceIT {

    private static final int RACERS = 50;
    private static final String PASSWORD = "race-race-race-1";

    @Autowired
    private CaseDriver cases;

    @Autowired
    private Members members;

    @Autowired
    private IdentityDirectory identities;

    @LocalServerPort
    private int port;

    private final List<String> racers = new ArrayList<>();

    @AfterEach
    void leaveNothingOpen() {
        cases.leaveNothingOpen();
        racers.forEach(members::retire);
        members.ordersElsewhere("member01", 0);
        members.ordersElsewhere("member02", 0);
    }

    @Test
    void oneOfFiftyWinsAndTheOthersAreTold() throws Exception {
        registerRacers();
        DrivenCase request = cases.enter(aMinorCase());
        String task = request.task("userTask_handle").getId();

        List<HttpResponse<String>> answers =
                atOnce(racers.stream().map(racer -> claimOverHttp(racer, task)).toList());

        List<HttpResponse<String>> won =
                answers.stream().filter(answer -> answer.statusCode() == 204).toList();
        assertThat(won)
                .as(() -> answers.stream()
                        .map(answer -> answer.statusCode() + " " + answer.body())
                        .distinct()
                        .toList()
                        .toString())
                .hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() != 204).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).containsPattern("已被(他人认领|其他人抢单)|刚刚被他人更改");
        });
        String winner = request.task("userTask_handle").getAssignee();
        assertThat(winner).isIn(racers);
        assertThat(request.column("handler")).isEqualTo(winner);
        assertThat(request.status()).isEqualTo(Status.HANDLING);
        assertThat(holdersOf(request)).containsExactly(winner);
        assertThat(request.notes()).containsExactly("TAKEN_BY");
        assertThat(request.timeline()).containsOnlyOnce("TAKEN");
    }

    @Test
    void aMemberWithTwoOrdersTakesOneOfTwoClaimedAtOnce() throws Exception {
        members.ordersElsewhere("member01", 2);
        DrivenCase first = cases.enter(aMinorCase());
        DrivenCase second = cases.enter(aMinorCase());
        Task one = first.task("userTask_handle");
        Task other = second.task("userTask_handle");

        List<Throwable> refusals = atOnce(List.of(
                        refusalOf(() -> first.claim("member01", one)),
                        refusalOf(() -> second.claim("member01", other))))
                .stream()
                .flatMap(Optional::stream)
                .toList();

        assertThat(refusals).hasSize(1);
        assertThat(refusals.get(0))
                .rootCause()
                .isInstanceOf(ClaimNotAllowed.class)
                .hasMessageContaining("在办单已满");
        assertThat(holdersOf(first, second)).containsExactly("member01");
    }

    @Test
    void theClaimWindowAndAClaimNeverGiveTheOrderToTwo() throws Exception {
        DrivenCase request = cases.enter(aMinorCase());
        Task task = request.task("userTask_handle");

        atOnce(List.of(
                refusalOf(() -> request.claim("community01", task)),
                refusalOf(() -> request.fireTimer("event_claimWindowClosed"))));

        String holder = request.task("userTask_handle").getAssignee();
        assertThat(holder).isIn("community01", "member01");
        assertThat(holdersOf(request)).containsExactly(holder);
        assertThat(request.column("handler")).isEqualTo(holder);
        assertThat(request.notes()).containsOnlyOnce("TAKEN_BY");
    }

    @Test
    void windowsClosingAtTheSameMomentFillNobodyBeyondHisLimit() throws Exception {
        members.ordersElsewhere("member01", 2);
        members.ordersElsewhere("member02", 2);
        DrivenCase[] requests =
                Stream.generate(() -> cases.enter(aMinorCase())).limit(6).toArray(DrivenCase[]::new);

        List<Throwable> failures = atOnce(Stream.of(requests)
                        .map(request -> refusalOf(() -> request.fireTimer("event_claimWindowClosed")))
                        .toList())
                .stream()
                .flatMap(Optional::stream)
                .toList();

        assertThat(failures).isEmpty();
        assertThat(holdersOf(requests)).hasSize(6).containsOnlyOnce("member01", "member02");
        assertThat(requests).allSatisfy(request -> assertThat(
                        request.task("userTask_handle").getAssignee())
                .isIn("member01", "member02", "community01"));
    }

    private void registerRacers() {
        IntStream.rangeClosed(1, RACERS).mapToObj("racer%02d"::formatted).forEach(racer -> {
            members.register(new NewMember(racer, "抢单人（虚构）", Gender.MALE, true, Set.of("ENV"), BigDecimal.ZERO, 0));
            members.join(racer, HOME, Role.MEMBER);
            identities.setFirstPassword(racer, PASSWORD);
            racers.add(racer);
        });
    }

    private Callable<HttpResponse<String>> claimOverHttp(String user, String task) {
        String login = Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest claim = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/engine-rest/task/" + task + "/claim"))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"userId\":\"" + user + "\"}"))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        return () -> client.send(claim, HttpResponse.BodyHandlers.ofString());
    }

    /** Makes all calls at the same moment. */
    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        CountDownLatch ready = new CountDownLatch(calls.size());
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Future<T>> answers = new ArrayList<>();
            for (Callable<T> call : calls) {
                answers.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.call();
                }));
            }
            List<T> found = new ArrayList<>();
            for (Future<T> answer : answers) {
                found.add(answer.get());
            }
            return found;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Optional<Throwable>> refusalOf(Runnable call) {
        return () -> {
            try {
                call.run();
                return Optional.empty();
            } catch (RuntimeException refusal) {
                return Optional.of(refusal);
            }
        };
    }

    private List<String> holdersOf(DrivenCase... requests) {
        return cases.jdbc
                .sql("select claimed_by from work_order where number in (:numbers) and claimed_by is not null")
                .param("numbers", Stream.of(requests).map(DrivenCase::number).toList())
                .query(String.class)
                .list();
    }
}
