package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.contract.Caller.Part;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Photos a requester adds over HTTP. */
class RequestFilesIT extends ContractTest {

    private static final String PLACE = "GPS 23.261234 113.810345";

    private Case mine;

    @BeforeEach
    void handIn() {
        mine = enter(resident, Entry.ofResident());
    }

    @Test
    void keepsPhotosWithoutWhatTheyTellAboutTheirMaker() throws IOException {
        Answer answer = resident.upload(
                        mine.path("/files"),
                        Part.photo("楼道.jpg", taken("jpeg", 1)),
                        new Part("files", "x.png", "image/png", photo("png", 2)))
                .expect(200);

        assertThat(answer.json().path("files").findValuesAsText("mediaType"))
                .containsExactly("image/jpeg", "image/png");
        assertThat(mine.events()).endsWith("FILES_ADDED");
        List<byte[]> kept = jdbc.sql("select bytes from document_content c join document d on d.id = c.document_id"
                        + " where d.owner_key = ?")
                .param(mine.number)
                .query((row, index) -> row.getBytes(1))
                .list();
        assertThat(kept).hasSize(2).allSatisfy(bytes -> {
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", PLACE);
            assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth()).isEqualTo(64);
        });
    }

    @Test
    void keepsTheSameFileOnce() {
        byte[] photo = photo("jpeg", 1);

        resident.upload(mine.path("/files"), Part.photo("a.jpg", photo)).expect(200);
        resident.upload(mine.path("/files"), Part.photo("b.jpg", photo)).expect(200);

        assertThat(documents()).isOne();
    }

    @Test
    void judgesAFileByItsContent() {
        refused(422, new Part("files", "photo.jpg", "image/jpeg", "就是一段文字".getBytes(StandardCharsets.UTF_8)));
        refused(422, Part.photo("photo.jpg", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)));
        refused(422, Part.photo("photo.jpg", photo("gif", 1)));
        refused(422, Part.photo("photo.jpg", new byte[0]));
        refused(422, Part.photo("photo.jpg", cut(photo("jpeg", 1))));
        resident.upload(mine.path("/files"), new Part("files", "virus.exe", "text/plain", photo("jpeg", 1)))
                .expect(200);
    }

    @Test
    void keepsNoneWhereOneIsRefused() {
        refused(422, Part.photo("1.jpg", photo("jpeg", 1)), Part.photo("2.jpg", "nothing".getBytes()));
    }

    @Test
    void limitsTheirNumber() {
        Part[] seven = IntStream.rangeClosed(1, 7)
                .mapToObj(n -> Part.photo(n + ".jpg", photo("jpeg", n)))
                .toArray(Part[]::new);

        assertThat(refused(422, seven)).contains("6");
    }

    @Test
    void limitsTheirSize() {
        refused(413, Part.photo("big.jpg", padded(photo("jpeg", 1), 10_600_000)));
        refused(
                413,
                IntStream.range(0, 7)
                        .mapToObj(n -> Part.photo(n + ".jpg", padded(photo("jpeg", n), 9_900_000)))
                        .toArray(Part[]::new));
    }

    @Test
    void takesTheNameAsANameAndNothingElse() {
        resident.upload(mine.path("/files"), Part.photo("../../etc/<b>13812345678.jpg", photo("jpeg", 1)))
                .expect(200);

        String name = jdbc.sql("select file_name from document where owner_key = ?")
                .param(mine.number)
                .query(String.class)
                .single();
        assertThat(name).doesNotContain("/", "..");
    }

    @Test
    void wantsTheRightPartOfTheRightKind() {
        assertThat(resident.upload(mine.path("/files"), new Part("file", "a.jpg", "image/jpeg", photo("jpeg", 1)))
                        .problem(400))
                .contains("files");
        resident.post(mine.path("/files"), "{}").problem(415);
        resident.send("POST", mine.path("/files"), "x".getBytes(), "Content-Type", "multipart/form-data")
                .problem(400);
        resident.send(
                        "POST",
                        mine.path("/files"),
                        "--x\r\nbroken".getBytes(),
                        "Content-Type",
                        "multipart/form-data; boundary=x")
                .problem(400);
        assertThat(documents()).isZero();
    }

    @Test
    void takesThemFromTheRequesterOnlyAndWhileTheCaseIsOpen() {
        Part photo = Part.photo("a.jpg", photo("jpeg", 1));
        resident.upload("/api/requests/" + mine.number + "/files?token=wrong", photo)
                .problem(404);
        resident.upload("/api/requests/" + mine.number + "/files", photo).problem(404);
        as("clerk").upload("/api/requests/" + mine.number + "/files", photo).problem(404);

        resident.post(mine.path("/withdrawal"), null).expect(200);

        refused(409, photo);
    }

    private String refused(int status, Part... parts) {
        long before = documents();
        String detail = resident.upload(mine.path("/files"), parts).problem(status);
        assertThat(documents()).isEqualTo(before);
        return detail;
    }

    private long documents() {
        return count("select count(*) from document where owner_key = ?", mine.number);
    }

    private static byte[] photo(String format, int serial) {
        BufferedImage picture = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(serial, serial, 0xFFFFFF);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** A photo with an EXIF block that tells where it was taken. */
    private static byte[] taken(String format, int serial) {
        byte[] place = PLACE.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4 + place.length);
        exif.put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8);
        exif.putShort((short) 1).putShort((short) 0x010E).putShort((short) 2);
        exif.putInt(place.length).putInt(26).putInt(0).put(place);
        return segment(photo(format, serial), 0xE1, exif.array());
    }

    private static byte[] padded(byte[] jpeg, int size) {
        byte[] padded = jpeg;
        while (padded.length < size) {
            padded = segment(padded, 0xFE, new byte[65_000]);
            if (padded.length < size - 1_000_000) {
                padded = concat(padded, new byte[1_000_000]);
            }
        }
        return padded;
    }

    private static byte[] segment(byte[] jpeg, int marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + 4 + content.length)
                .put(jpeg, 0, 2)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] cut(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, bytes.length / 3);
    }
}
