package cn.tongxinqiao.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.request.RequestRefused;
import cn.tongxinqiao.request.RequestType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class DraftsIT {

    @Autowired
    private Drafts drafts;

    @Autowired
    private Documents documents;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void sweepWhatOthersLeft() {
        drafts.sweep();
    }

    @Test
    void givesEveryDraftAnIdNobodyGuesses() {
        Set<String> ids = new HashSet<>();
        IntStream.range(0, 50).forEach(n -> ids.add(drafts.begin()));

        assertThat(ids).hasSize(50).allMatch(id -> id.matches("[\\w-]{24}"));
    }

    @Test
    void removesWhatHasExpiredWithItsPhotosAndNothingElse() throws IOException {
        String old = written();
        String young = written();
        drafts.addPhoto(old, "a.png", photo());
        drafts.addPhoto(young, "a.png", photo());
        expire(old);

        assertThat(drafts.sweep()).isOne();

        assertThat(rows(old)).isZero();
        assertThat(documents.list("DRAFT", old)).isEmpty();
        assertThat(drafts.photos(young)).hasSize(1);
        assertThat(drafts.open(young).isSent()).isFalse();
    }

    @Test
    void sweepsEachDraftOnceWhenSeveralNodesSweep() throws Exception {
        IntStream.range(0, 450).forEach(n -> expire(drafts.begin()));
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        try {
            List<Future<Integer>> swept = nodes.invokeAll(List.of(drafts::sweep, drafts::sweep, drafts::sweep));
            int all = 0;
            for (Future<Integer> one : swept) {
                all += one.get();
            }
            assertThat(all + drafts.sweep()).isEqualTo(450);
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void livesOnWithEveryChange() {
        String id = written();
        jdbc.sql("update portal_draft set expires_at = now() + interval '1 minute' where id = ?")
                .param(id)
                .update();

        drafts.change(id, content -> content.in("LJHY"));

        assertThat(jdbc.sql("select expires_at > now() + interval '23 hours' from portal_draft where id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void keepsThePhotosWithTheDraftWhenTheRequestIsRefused() throws IOException {
        String id = written();
        drafts.addPhoto(id, "a.png", photo());
        drafts.change(id, content -> content.in("NOPE"));

        assertThatExceptionOfType(RequestRefused.class).isThrownBy(() -> drafts.send(id, null));

        assertThat(drafts.photos(id)).hasSize(1);
        assertThat(drafts.receipt(id)).isEmpty();
        drafts.change(id, content -> content.in(null));
        Drafts.Sent sent = drafts.send(id, null);
        assertThat(documents.list("REQUEST", sent.number())).hasSize(1);
        assertThat(drafts.send(id, "SQ1")).isEqualTo(sent);
        assertThat(drafts.receipt(id)).contains(sent);
    }

    @Test
    void opensNoDraftOfAnotherRow() {
        String mine = written();
        String other = written();
        jdbc.sql("update portal_draft set content = (select content from portal_draft where id = ?) where id = ?")
                .params(mine, other)
                .update();

        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> drafts.open(other));
    }

    private String written() {
        String id = drafts.begin();
        drafts.change(id, content -> content.at("440118001901", "3栋")
                .about(new DraftContent.Matter(RequestType.HELP, "路灯不亮，老人怕摔。", null))
                .from(new DraftContent.Contact(null, "13800138000", null, false, false)));
        return id;
    }

    private void expire(String id) {
        jdbc.sql("update portal_draft set expires_at = now() - interval '1 second' where id = ?")
                .param(id)
                .update();
    }

    private long rows(String id) {
        return jdbc.sql("select count(*) from portal_draft where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private static byte[] photo() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
