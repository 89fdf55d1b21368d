package cn.tongxinqiao.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@IntegrationTest
@RecordApplicationEvents
class PublicationsIT {

    private static final String HOME = "440118001901";
    private static final String TEXT = "我叫张伟，住3栋502房，电话13812345678，路灯不亮。";
    private static final Sensitivity HARMLESS = Sensitivity.none();

    @Autowired
    private Publications publications;

    @Autowired
    private Board board;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEvents events;

    @BeforeEach
    void clear() {
        jdbc.sql("delete from publication_change").update();
        jdbc.sql("delete from publication").update();
    }

    @Test
    void keepsAProposalMaskedAndNothingOfTheOriginal() {
        Publication entry = publications.entry(propose("SQ1", TEXT, HARMLESS));

        assertThat(entry.status()).isEqualTo(PublicationStatus.PROPOSED);
        assertThat(entry.content().text()).isEqualTo("我叫〔姓名〕，住〔住址〕，电话〔电话〕，路灯不亮。");
        assertThat(entry.content().result()).isEqualTo("已联系〔姓名〕先生换灯。");
        assertThat(entry.explanation()).contains("可以公开");
        assertThat(entry.ruleVersion()).isPositive();
        assertThat(entry.warnings()).isEmpty();
        String moments = "\\d{4}-\\d\\d-\\d\\d [0-9:.+]+";
        assertThat(jdbc.sql("select string_agg(p::text || c::text, '') from publication p, publication_change c")
                        .query(String.class)
                        .single()
                        .replace(entry.id().toString(), "")
                        .replaceAll(moments, ""))
                .doesNotContain("张伟", "502", "13812345678", "欧阳清心");
        assertThat(onTheBoard()).isEmpty();
    }

    @Test
    void hidesTheRequestersNameWhereverItStands() {
        UUID id = propose("SQ1", "早上欧阳清心又去看了一次", HARMLESS);

        assertThat(publications.entry(id).content().text()).isEqualTo("早上〔姓名〕又去看了一次");
    }

    @ParameterizedTest
    @CsvSource({
        "true,false,false,false,false,false,ENV,未成年人",
        "false,true,false,false,false,false,ENV,健康",
        "false,false,true,false,false,false,ENV,家庭",
        "false,false,false,true,false,false,ENV,困难",
        "false,false,false,false,true,false,ENV,保密",
        "false,false,false,false,false,true,ENV,不同意",
        "false,false,false,false,false,false,MED,一律不公开",
        "false,false,false,false,false,false,PSY,一律不公开"
    })
    void keepsNothingOfWhatTheRuleForbids(
            boolean minor,
            boolean health,
            boolean family,
            boolean poverty,
            boolean security,
            boolean refused,
            String category,
            String why) {
        Proposed proposed = publications.propose(
                proposal("SQ1", TEXT, category, new Sensitivity(minor, health, family, poverty, security, refused)));

        assertThat(proposed.id()).isNull();
        assertThat(proposed.ruling().explanation()).contains(why);
        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"孩子在路灯下摔了,未成年人", "老人患病行动不便,健康", "邻居家暴没人管,家庭隐私", "低保怎么申请,困难详情", "这是机密文件,安全保密"})
    void warnsWhenTheWordsSpeakOfWhatTheClerkDenied(String text, String topic) {
        Publication entry = publications.entry(propose("SQ1", text, HARMLESS));

        assertThat(entry.warnings()).anySatisfy(warning -> assertThat(warning).contains(topic));
    }

    @ParameterizedTest
    @ValueSource(strings = {"孩子在路灯下摔了", "老人患病行动不便", "邻居家暴没人管"})
    void forbidsWhatNobodyJudgedAndTheWordsSpeakOf(String text) {
        Proposed proposed = publications.propose(
                proposal("SQ1", text, "ENV", new Sensitivity(null, null, null, null, null, false)));

        assertThat(proposed.id()).isNull();
        assertThat(proposed.ruling().explanation()).contains("资料不全");
    }

    @Test
    void proposesWhatNobodyJudgedWithAWarning() {
        UUID id = propose("SQ1", TEXT, new Sensitivity(null, null, null, null, null, false));

        assertThat(publications.entry(id).warnings()).singleElement().satisfies(warning -> assertThat(warning)
                .contains("没有核实"));
    }

    @Test
    void takesWordsOnlyWhileTheyAreValid() {
        jdbc.sql("insert into publication_word (word, topic, valid_from, valid_to) values ('旧词语', 'MINOR', ?, ?)")
                .params(LocalDate.parse("2020-01-01"), LocalDate.parse("2020-12-31"))
                .update();
        try {
            assertThat(publications.entry(propose("SQ1", "有旧词语", HARMLESS)).warnings())
                    .isEmpty();
        } finally {
            jdbc.sql("delete from publication_word where word = '旧词语'").update();
        }
    }

    @Test
    void proposesACaseOnce() throws Exception {
        List<UUID> ids = atOnce(4, () -> propose("SQ1", TEXT, HARMLESS));

        assertThat(ids).hasSize(4).containsOnly(ids.get(0));
        assertThat(rows()).isEqualTo(1);
        assertThat(publications.changes(ids.get(0))).hasSize(1);
    }

    @Test
    void showsWhatIsApprovedAsThePublisherEditedIt() {
        UUID id = propose("SQ1", TEXT, HARMLESS);

        publications.approve(id, 0, said("路灯不亮。"), "publisher");

        assertThat(onTheBoard()).containsExactly("路灯不亮。");
        assertThat(events.stream(PublicationAppeared.class))
                .containsExactly(new PublicationAppeared(id, PublicationKind.REQUEST, "SQ1", HOME));
        assertThat(publications.entry(id).decidedBy()).isEqualTo("publisher");
    }

    @ParameterizedTest
    @CsvSource({
        "打13812345678,电话1处",
        "打１３８-１２３４-５６７８或020-88886666,电话2处",
        "证440118199001011234,身份证号1处",
        "卡6222021234567890128,银行卡号1处",
        "车粤AD12345,车牌号1处",
        "写a@example.com,邮箱1处"
    })
    void refusesToPublishPersonalNumbersAndNamesThem(String text, String named) {
        UUID id = propose("SQ1", TEXT, HARMLESS);

        assertThatThrownBy(() -> publications.approve(id, 0, said(text), "publisher"))
                .isInstanceOf(PersonalDataLeft.class)
                .hasMessageContaining(named);
        assertThatThrownBy(() -> publications.approve(id, 0, new PublicationText(null, "好", text), "publisher"))
                .isInstanceOf(PersonalDataLeft.class);
        assertThat(publications.entry(id).status()).isEqualTo(PublicationStatus.PROPOSED);
    }

    @Test
    void letsOneOfTwoPublishersWin() throws Exception {
        UUID id = propose("SQ1", TEXT, HARMLESS);

        List<String> outcomes = atOnce(2, () -> {
            try {
                publications.approve(id, 0, said(Thread.currentThread().getName()), "publisher");
                return "won";
            } catch (PublicationChanged | PublicationDecided e) {
                return "told";
            }
        });

        assertThat(outcomes).containsExactlyInAnyOrder("won", "told");
        assertThat(publications.changes(id)).hasSize(2);
        assertThat(events.stream(PublicationAppeared.class)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void tellsWhoComesLateWhatHappened() {
        UUID id = propose("SQ1", TEXT, HARMLESS);
        publications.approve(id, 0, said("路灯不亮。"), "publisher");

        assertThatThrownBy(() -> publications.decline(id, 0, "不妥", "publisher"))
                .isInstanceOf(PublicationDecided.class)
                .hasMessageContaining("已发布");
        assertThatThrownBy(() -> publications.withdraw(id, 0, "不妥", "publisher"))
                .isInstanceOf(PublicationChanged.class);
    }

    @Test
    void keepsEveryTextAsItStood() {
        UUID id = propose("SQ1", TEXT, HARMLESS);
        publications.approve(id, 0, said("路灯不量。"), "publisher");
        publications.correct(id, 1, said("路灯不亮。"), "错别字", "publisher");
        publications.withdraw(id, 2, "居民要求", "publisher");

        assertThat(publications.changes(id))
                .extracting(change -> change.action() + " " + change.content().text() + " " + change.reason())
                .containsExactly(
                        "PROPOSED 我叫〔姓名〕，住〔住址〕，电话〔电话〕，路灯不亮。 null",
                        "APPROVED 路灯不量。 null",
                        "CORRECTED 路灯不亮。 错别字",
                        "WITHDRAWN 路灯不亮。 居民要求");
        assertThat(onTheBoard()).isEmpty();
        assertThat(events.stream(PublicationWithdrawn.class)).hasSize(1);
    }

    @Test
    void correctsNothingWithoutAReasonOrWithAPhone() {
        UUID id = propose("SQ1", TEXT, HARMLESS);
        publications.approve(id, 0, said("路灯不亮。"), "publisher");

        assertThatThrownBy(() -> publications.correct(id, 1, said("好"), " ", "publisher"))
                .isInstanceOf(PublicationRefused.class);
        assertThatThrownBy(() -> publications.withdraw(id, 1, null, "publisher"))
                .isInstanceOf(PublicationRefused.class);
        assertThatThrownBy(() -> publications.correct(id, 1, said("打13812345678"), "改", "publisher"))
                .isInstanceOf(PersonalDataLeft.class);
        assertThat(onTheBoard()).containsExactly("路灯不亮。");
    }

    @Test
    void declinesWithAReasonAndForGood() {
        UUID id = propose("SQ1", TEXT, HARMLESS);
        publications.decline(id, 0, "与他人隐私有关", "publisher");

        assertThatThrownBy(() -> publications.approve(id, 1, said("好"), "publisher"))
                .isInstanceOf(PublicationDecided.class)
                .hasMessageContaining("不公开");
        assertThat(onTheBoard()).isEmpty();
        assertThat(propose("SQ1", TEXT, HARMLESS)).isEqualTo(id);
    }

    @Test
    void takesAnEntryOffAtOnceWhenConsentIsWithdrawn() {
        UUID id = propose("SQ1", TEXT, HARMLESS);
        publications.approve(id, 0, said("路灯不亮。"), "publisher");

        publications.withdrawConsent("SQ1");
        publications.withdrawConsent("SQ1");
        publications.withdrawConsent("SQ-none");

        assertThat(onTheBoard()).isEmpty();
        assertThatThrownBy(() -> board.entry(id)).isInstanceOf(UnknownPublication.class);
        assertThat(publications.changes(id)).hasSize(3);
        assertThat(events.stream(PublicationWithdrawn.class)).hasSize(1);
    }

    @Test
    void consentWithdrawnAtTheMomentOfApprovalCounts() throws Exception {
        for (int round = 0; round < 10; round++) {
            String number = "SQ" + round;
            UUID id = propose(number, TEXT, HARMLESS);
            AtomicInteger role = new AtomicInteger();

            atOnce(2, () -> {
                if (role.getAndIncrement() == 0) {
                    publications.withdrawConsent(number);
                } else {
                    try {
                        publications.approve(id, 0, said("路灯不亮。"), "publisher");
                    } catch (PublicationChanged | PublicationDecided late) {
                        return "late";
                    }
                }
                return "done";
            });

            assertThat(publications.entry(id).status()).isIn(PublicationStatus.DECLINED, PublicationStatus.WITHDRAWN);
        }
        assertThat(onTheBoard()).isEmpty();
    }

    @Test
    void neverShowsAWaitingEntryWhoseRequesterRefuses() {
        UUID id = propose("SQ1", TEXT, HARMLESS);

        publications.withdrawConsent("SQ1");

        assertThat(publications.entry(id).status()).isEqualTo(PublicationStatus.DECLINED);
        assertThatThrownBy(() -> publications.approve(id, 0, said("好"), "publisher"))
                .isInstanceOf(PublicationDecided.class);
        assertThat(events.stream(PublicationWithdrawn.class)).isEmpty();
    }

    @Test
    void announcesWithoutMaskingButNotWithNumbers() {
        UUID id = publications.announce(new Announcement("key-1", HOME, "停水通知", "3栋明天停水，问12345。"), "publisher");
        UUID again = publications.announce(new Announcement("key-1", HOME, "停水通知", "3栋明天停水，问12345。"), "publisher");

        assertThat(again).isEqualTo(id);
        assertThat(publications.entry(id).content().text()).isEqualTo("3栋明天停水，问12345。");
        assertThat(publications.entry(id).explanation()).contains("公告");
        assertThatThrownBy(() -> publications.approve(id, 0, said("无题"), "publisher"))
                .isInstanceOf(PublicationRefused.class)
                .hasMessageContaining("标题");
        publications.approve(id, 0, publications.entry(id).content(), "publisher");
        assertThat(board.page(new BoardQuery(null, null, null, null, null)).items())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.kind()).isEqualTo(PublicationKind.ANNOUNCEMENT);
                    assertThat(item.title()).isEqualTo("停水通知");
                    assertThat(item.category()).isNull();
                });
        assertThatThrownBy(
                        () -> publications.announce(new Announcement("key-2", null, "通知", "问13812345678"), "publisher"))
                .isInstanceOf(PersonalDataLeft.class);
        assertThatThrownBy(() -> publications.announce(new Announcement("key-3", null, " ", "有事"), "publisher"))
                .isInstanceOf(PublicationRefused.class)
                .hasMessageContaining("标题");
        assertThatThrownBy(
                        () -> publications.announce(new Announcement("key-4", "440118009999", "通知", "有事"), "publisher"))
                .isInstanceOf(PublicationRefused.class);
    }

    @ParameterizedTest
    @EnumSource(PublicationStatus.class)
    void listsTheQueueByStatus(PublicationStatus status) {
        UUID waiting = propose("SQ1", TEXT, HARMLESS);
        UUID shown = propose("SQ2", TEXT, HARMLESS);
        UUID declined = propose("SQ3", TEXT, HARMLESS);
        UUID gone = propose("SQ4", TEXT, HARMLESS);
        publications.approve(shown, 0, said("好"), "publisher");
        publications.decline(declined, 0, "不妥", "publisher");
        publications.approve(gone, 0, said("好"), "publisher");
        publications.withdraw(gone, 1, "不妥", "publisher");

        QueuePage page = publications.queue(new QueueQuery(status, null, null, 0));

        assertThat(page.items())
                .extracting(Publication::id)
                .containsExactly(
                        switch (status) {
                            case PROPOSED -> waiting;
                            case PUBLISHED -> shown;
                            case DECLINED -> declined;
                            case WITHDRAWN -> gone;
                        });
        assertThat(page.counts()).containsOnlyKeys(PublicationStatus.values()).containsValue(1L);
        assertThat(publications.queue(new QueueQuery(status, "PARK", null, 0)).items())
                .isEmpty();
    }

    private UUID propose(String number, String text, Sensitivity sensitivity) {
        return publications.propose(proposal(number, text, "ENV", sensitivity)).id();
    }

    private static Proposal proposal(String number, String text, String category, Sensitivity sensitivity) {
        return new Proposal(
                number,
                HOME,
                category,
                "MINOR",
                HOME,
                "荔园里社区",
                text,
                "已联系李先生换灯。",
                1,
                "已解决，满意",
                Arrays.asList("欧阳清心", null),
                sensitivity);
    }

    private static PublicationText said(String text) {
        return new PublicationText(null, text, "已办。");
    }

    private List<String> onTheBoard() {
        return board.page(new BoardQuery(null, null, null, null, null)).items().stream()
                .map(BoardEntry::text)
                .toList();
    }

    private long rows() {
        return jdbc.sql("select count(*) from publication").query(Long.class).single();
    }

    private static <T> List<T> atOnce(int threads, Callable<T> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<T>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(pool.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<T> got = new ArrayList<>();
            for (Future<T> result : running) {
                got.add(result.get());
            }
            return got;
        } finally {
            pool.shutdownNow();
        }
    }
}
