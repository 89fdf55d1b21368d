package cn.tongxinqiao.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.tongxinqiao.IntegrationTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class PostgresDocumentsIT {

    private final String owner = UUID.randomUUID().toString();

    @Autowired
    private Documents documents;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void opensWhatItStored() {
        StoredDocument stored = documents.store(photo(1));
        DocumentContent opened = documents.open(stored.id());

        assertThat(opened.document()).isEqualTo(stored);
        assertThat(stored.ownerKind()).isEqualTo("request");
        assertThat(stored.ownerKey()).isEqualTo(owner);
        assertThat(stored.fileName()).isEqualTo("楼道.jpg");
        assertThat(stored.mediaType()).isEqualTo("image/jpeg");
        assertThat(stored.uploadedBy()).isEqualTo("resident");
        assertThat(stored.uploadedAt()).isNotNull();
        assertThat(stored.size()).isEqualTo(opened.bytes().length);
        assertThat(stored.sha256()).isEqualTo(Sha256.of(opened.bytes()));
        assertThat(Photos.read(opened.bytes()).getWidth())
                .isEqualTo(stored.width())
                .isEqualTo(64);
        assertThat(stored.height()).isEqualTo(32);
    }

    @Test
    void listsTheDocumentsOfTheOwnerOnlyInOrder() {
        List<StoredDocument> stored = IntStream.range(0, 3)
                .mapToObj(seed -> documents.store(photo(seed)))
                .toList();
        documents.store(new NewDocument("lift", owner, null, Photos.jpeg(9), "resident"));
        documents.store(new NewDocument("request", owner + "0", null, Photos.jpeg(9), "resident"));

        assertThat(documents.list("request", owner)).isEqualTo(stored);
        assertThat(documents.list("request", "nobody")).isEmpty();
    }

    @Test
    void keepsTheSameFileOfAnOwnerOnce() {
        StoredDocument first = documents.store(photo(1));

        assertThat(documents.store(photo(1))).isEqualTo(first);
        assertThat(documents
                        .store(new NewDocument("request", owner + "0", null, Photos.jpeg(1), "resident"))
                        .id())
                .isNotEqualTo(first.id());
        assertThat(documents.list("request", owner)).containsExactly(first);
    }

    @Test
    void keepsAtMostSixOfAnOwner() {
        for (int seed = 0; seed < 6; seed++) {
            documents.store(photo(seed));
        }

        assertThatExceptionOfType(DocumentNotAccepted.class)
                .isThrownBy(() -> documents.store(photo(6)))
                .withMessage("文件太多：最多 6 个。");
        assertThat(documents.store(photo(5)).ownerKey())
                .as("one of the six again")
                .isEqualTo(owner);
        assertThat(documents.list("request", owner)).hasSize(6);
    }

    @Test
    void keepsAtMostSixWhenManyAreSentAtOnce() throws Exception {
        List<Boolean> kept = atOnce(IntStream.range(0, 14)
                .mapToObj(seed -> (Callable<Boolean>) () -> {
                    try {
                        documents.store(photo(seed));
                        return true;
                    } catch (DocumentNotAccepted tooMany) {
                        return false;
                    }
                })
                .toList());

        assertThat(kept).filteredOn(isKept -> isKept).hasSize(6);
        assertThat(documents.list("request", owner)).hasSize(6);
    }

    @Test
    void keepsTheSameFileOnceWhenSentManyTimesAtOnce() throws Exception {
        List<UUID> ids = atOnce(IntStream.range(0, 10)
                .mapToObj(attempt ->
                        (Callable<UUID>) () -> documents.store(photo(1)).id())
                .toList());

        assertThat(ids).containsOnly(ids.get(0));
        assertThat(documents.list("request", owner)).hasSize(1);
    }

    @Test
    void opensTheSmallPicture() {
        StoredDocument stored = documents.store(photo(1));

        assertThat(documents.thumbnail(stored.id()).mediaType()).isEqualTo("image/jpeg");
        assertThat(Photos.read(documents.thumbnail(stored.id()).bytes()).getWidth())
                .isEqualTo(64);
        assertThatExceptionOfType(DocumentNotFound.class).isThrownBy(() -> documents.thumbnail(UUID.randomUUID()));
    }

    @Test
    void opensTheWholePhotoWhereNoSmallOneWasMade() {
        StoredDocument stored = documents.store(photo(1));
        jdbc.sql("delete from document_thumbnail where document_id = ?")
                .param(stored.id())
                .update();

        assertThat(documents.thumbnail(stored.id()).bytes())
                .isEqualTo(documents.open(stored.id()).bytes());
    }

    @Test
    void handsAllOverToAnotherOwner() {
        documents.store(photo(1));
        documents.store(photo(2));
        String heir = UUID.randomUUID().toString();

        assertThat(documents.handOver("request", owner, "request", heir)).isEqualTo(2);

        assertThat(documents.list("request", owner)).isEmpty();
        assertThat(documents.list("request", heir)).hasSize(2);
        assertThat(documents.handOver("request", owner, "request", heir)).isZero();
    }

    @Test
    void handsNothingOverBeyondWhatAnOwnerMayHave() {
        String rich = UUID.randomUUID().toString();
        for (int seed = 0; seed < 4; seed++) {
            documents.store(photo(seed));
            documents.store(new NewDocument("request", rich, "b.jpg", Photos.jpeg(100 + seed), "resident"));
        }

        assertThatExceptionOfType(DocumentNotAccepted.class)
                .isThrownBy(() -> documents.handOver("request", owner, "request", rich));

        assertThat(documents.list("request", owner)).hasSize(4);
        assertThat(documents.list("request", rich)).hasSize(4);
    }

    @Test
    void removesOnlyWhatBelongsToTheOwner() {
        StoredDocument first = documents.store(photo(1));
        documents.store(photo(2));

        documents.remove("request", "somebody else", first.id());
        assertThat(documents.list("request", owner)).hasSize(2);
        documents.remove("request", owner, first.id());
        assertThat(documents.list("request", owner)).hasSize(1);
        documents.removeAll("request", owner);
        assertThat(documents.list("request", owner)).isEmpty();
    }

    @Test
    void keepsNothingWhenTheCallersActFails() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            documents.store(photo(1));
            status.setRollbackOnly();
        });

        assertThat(documents.list("request", owner)).isEmpty();
    }

    @Test
    void refusesEmptyAndOversizeFilesBeforeLookingAtThem() {
        assertThatExceptionOfType(DocumentNotAccepted.class)
                .isThrownBy(() -> documents.store(file(new byte[0])))
                .withMessageContaining("空");
        assertThatExceptionOfType(DocumentTooLarge.class)
                .isThrownBy(() -> documents.store(file(new byte[10 * 1024 * 1024 + 1])))
                .withMessageContaining("10 MB");
        assertThatExceptionOfType(DocumentNotAccepted.class)
                .isThrownBy(() -> documents.store(file(new byte[10 * 1024 * 1024])))
                .withMessageContaining("JPEG");
    }

    @Test
    void refusesAFileOfNobody() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NewDocument(" ", owner, null, new byte[1], "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> new NewDocument("request", null, null, new byte[1], "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> new NewDocument("request", owner, null, null, "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> new NewDocument("request", owner, null, new byte[1], ""));
    }

    @Test
    void saysWhenThereIsNoSuchDocument() {
        assertThatExceptionOfType(DocumentNotFound.class)
                .isThrownBy(() -> documents.open(UUID.randomUUID()))
                .withMessageContaining("找不到文件");
    }

    @Test
    void losesTheContentWithTheDocument() {
        StoredDocument stored = documents.store(photo(1));

        jdbc.sql("delete from document where id = ?").param(stored.id()).update();

        assertThat(jdbc.sql("select count(*) from document_content where document_id = ?")
                        .param(stored.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private NewDocument photo(int serial) {
        return file(Photos.jpeg(serial));
    }

    private NewDocument file(byte[] bytes) {
        return new NewDocument("request", owner, "楼道.jpeg", bytes, "resident");
    }

    private static <T> List<T> atOnce(List<Callable<T>> acts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(acts)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
