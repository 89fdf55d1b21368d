package cn.tongxinqiao.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class PhotoEncoderTest {

    private final PhotoEncoder encoder = new PhotoEncoder(
            new DocumentSettings(DataSize.ofMegabytes(10), 40, 16, 6, 30, DataSize.ofMegabytes(10), 480));

    @Test
    void keepsThePictureAndItsKind() {
        Photo jpeg = encoder.encode(Photos.jpeg());
        Photo png = encoder.encode(Photos.png());

        assertThat(jpeg.format()).isEqualTo(PhotoFormat.JPEG);
        assertThat(png.format()).isEqualTo(PhotoFormat.PNG);
        for (Photo photo : List.of(jpeg, png)) {
            assertThat(photo.width()).isEqualTo(64);
            assertThat(photo.height()).isEqualTo(32);
            assertThat(PhotoFormat.of(photo.bytes())).contains(photo.format());
            assertThat(corners(Photos.read(photo.bytes()))).isEqualTo("ABCD");
        }
    }

    @Test
    void leavesBehindWhateverIsNotThePicture() {
        byte[] jpeg = Photos.withExif(Photos.jpeg(), 1, ByteOrder.BIG_ENDIAN);
        jpeg = Photos.withSegment(jpeg, 0xFE, ascii("COMMENT by 13812345678"));
        jpeg = Photos.concat(jpeg, ascii("PK\3\4<script>alert(1)</script>"));
        byte[] png = Photos.withTextChunk(Photos.png(), "GPS 23.261234");

        assertThat(text(encoder.encode(jpeg).bytes())).doesNotContain("Exif", "GPS", "COMMENT", "script", "PK");
        assertThat(text(encoder.encode(png).bytes())).doesNotContain("tEXt", "GPS");
    }

    @ParameterizedTest
    @CsvSource({
        "1, ABCD", "2, BADC", "3, DCBA", "4, CDAB", "5, ACBD", "6, CADB", "7, DBCA", "8, BDAC", "0, ABCD", "9, ABCD"
    })
    void turnsThePictureUpright(int orientation, String corners) {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            Photo photo = encoder.encode(Photos.withExif(Photos.jpeg(), orientation, order));

            assertThat(corners(Photos.read(photo.bytes()))).isEqualTo(corners);
            assertThat(photo.width()).isEqualTo(orientation >= 5 && orientation <= 8 ? 32 : 64);
        }
    }

    @ParameterizedTest
    @MethodSource("brokenExif")
    void takesAPhotoWithBrokenExifAsUpright(byte[] exif) {
        Photo photo = encoder.encode(Photos.withSegment(Photos.jpeg(), 0xE1, exif));

        assertThat(corners(Photos.read(photo.bytes()))).isEqualTo("ABCD");
    }

    static Stream<byte[]> brokenExif() {
        byte[] whole = Arrays.copyOfRange(Photos.withExif(Photos.jpeg(), 6, ByteOrder.BIG_ENDIAN), 6, 6 + 50);
        byte[] farDirectory = whole.clone();
        farDirectory[10] = 0x7F;
        return Stream.of(
                new byte[0],
                ascii("Exif\0\0"),
                ascii("Exif\0\0MM"),
                Arrays.copyOf(whole, 20),
                farDirectory,
                ascii("http://ns.adobe.com/xap/1.0/\0<x/>"));
    }

    @Test
    void keepsTransparencyOfAPng() {
        BufferedImage picture = new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB);

        assertThat(Photos.read(encoder.encode(Photos.file(picture, "png")).bytes())
                                .getRGB(5, 5)
                        >>> 24)
                .isZero();
    }

    @Test
    void makesLargePhotosSmaller() {
        PhotoEncoder small = new PhotoEncoder(
                new DocumentSettings(DataSize.ofMegabytes(10), 40, 1, 6, 30, DataSize.ofMegabytes(10), 480));

        Photo photo = small.encode(Photos.file(Photos.picture(1600, 1200), "jpeg"));

        assertThat(photo.width()).isEqualTo(800);
        assertThat(photo.height()).isEqualTo(600);
        assertThat(corners(Photos.read(photo.bytes()))).isEqualTo("ABCD");
    }

    @ParameterizedTest
    @CsvSource({"50000, 50000", "2147483647, 2147483647", "8000, 5001"})
    void refusesTooManyPixelsByTheHeaderAlone(int width, int height) {
        assertThatExceptionOfType(DocumentNotAccepted.class)
                .isThrownBy(() -> encoder.encode(Photos.claiming(Photos.png(), width, height)))
                .withMessageContaining("4000 万像素");
    }

    @Test
    void refusesAPhotoOfCountlessScans() {
        byte[] scans = new byte[2 * 101];
        for (int at = 0; at < scans.length; at += 2) {
            scans[at] = (byte) 0xFF;
            scans[at + 1] = (byte) 0xDA;
        }

        assertThatExceptionOfType(DocumentNotAccepted.class)
                .isThrownBy(() -> encoder.encode(Photos.concat(Photos.jpeg(), scans)));
    }

    @Test
    void makesASmallJpegOfEveryPhoto() {
        Photo wide = encoder.encode(Photos.file(Photos.picture(1900, 900), "jpeg"));
        Photo tall = encoder.encode(Photos.file(Photos.picture(500, 2000), "png"));
        Photo tiny = encoder.encode(Photos.png());

        assertThat(PhotoFormat.of(wide.thumbnail())).contains(PhotoFormat.JPEG);
        assertThat(PhotoFormat.of(tall.thumbnail())).contains(PhotoFormat.JPEG);
        assertThat(sides(wide.thumbnail())).isEqualTo("480x227");
        assertThat(sides(tall.thumbnail())).isEqualTo("120x480");
        assertThat(sides(tiny.thumbnail())).isEqualTo("64x32");
        assertThat(corners(Photos.read(wide.thumbnail()))).isEqualTo("ABCD");
        assertThat(wide.thumbnail().length).isLessThan(wide.bytes().length);
    }

    @Test
    void makesASmallPictureEvenOfTheNarrowestPhoto() {
        assertThat(sides(encoder.encode(Photos.file(Photos.picture(3000, 1), "png"))
                        .thumbnail()))
                .isEqualTo("480x1");
    }

    @Test
    void turnsTheSmallPictureUprightAndLeavesTheRestBehind() {
        Photo photo = encoder.encode(Photos.withExif(Photos.jpeg(), 6, ByteOrder.BIG_ENDIAN));

        assertThat(corners(Photos.read(photo.thumbnail()))).isEqualTo("CADB");
        assertThat(text(photo.thumbnail())).doesNotContain("Exif", "GPS");
    }

    @Test
    void showsATransparentPictureOnWhite() {
        BufferedImage glass = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);

        Photo photo = encoder.encode(Photos.file(glass, "png"));

        assertThat(Photos.read(photo.thumbnail()).getRGB(10, 10) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftypheic", "ftypheix", "ftypmif1", "ftyphevc"})
    void saysWhatToDoAboutThePhotosOfSomePhones(String brand) {
        assertThatExceptionOfType(DocumentNotAccepted.class)
                .isThrownBy(() -> encoder.encode(ascii("\0\0\0\30" + brand + "\0\0\0\0mif1heic")))
                .withMessageContaining("HEIC")
                .withMessageContaining("兼容性最佳");
    }

    @Test
    void takesAPictureOutOfAFileThatIsAlsoSomethingElse() {
        byte[] page = ascii("<html><script>alert(1)</script></html>");
        byte[] archive = ascii("PK\5\6" + "\0".repeat(18));
        for (byte[] photo : List.of(Photos.jpeg(), Photos.png())) {
            byte[] polyglot = Photos.concat(Photos.concat(photo, page), archive);

            Photo kept = encoder.encode(polyglot);

            assertThat(text(kept.bytes()) + text(kept.thumbnail())).doesNotContain("script", "PK");
        }
        assertThatExceptionOfType(DocumentNotAccepted.class)
                .isThrownBy(() -> encoder.encode(Photos.concat(page, Photos.jpeg())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherFiles")
    void refusesWhatIsNoPhotoByContent(String kind, byte[] file) {
        assertThatExceptionOfType(DocumentNotAccepted.class)
                .isThrownBy(() -> encoder.encode(file))
                .withMessageMatching("只接受 JPEG 或 PNG .*|照片已损坏.*");
    }

    static Stream<Arguments> otherFiles() {
        return Stream.of(
                Arguments.of("GIF", Photos.file(Photos.picture(8, 8), "gif")),
                Arguments.of("BMP", Photos.file(Photos.picture(8, 8), "bmp")),
                Arguments.of("WebP", ascii("RIFF\0\0\0\0WEBPVP8 ")),
                Arguments.of("PDF", ascii("%PDF-1.7\n")),
                Arguments.of("ZIP", ascii("PK\3\4")),
                Arguments.of("SVG", ascii("<svg xmlns='http://www.w3.org/2000/svg'/>")),
                Arguments.of("HTML", ascii("<script>alert(1)</script>")),
                Arguments.of("one byte", new byte[] {(byte) 0xFF}),
                Arguments.of("beginning of a JPEG", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}),
                Arguments.of("beginning of a PNG", Arrays.copyOf(Photos.png(), 40)),
                Arguments.of("nothing but a PNG signature", Arrays.copyOf(Photos.png(), 9)),
                Arguments.of("JPEG of no height", Photos.withoutHeight(Photos.jpeg())),
                Arguments.of("PNG of no size", Photos.claiming(Photos.png(), 0, 0)));
    }

    @Test
    void neitherBreaksNorHangsOnDamagedFiles() {
        Random random = new Random(5);
        for (byte[] whole : List.of(Photos.withExif(Photos.jpeg(), 6, ByteOrder.LITTLE_ENDIAN), Photos.png())) {
            for (int round = 0; round < 1_500; round++) {
                byte[] damaged = whole.clone();
                for (int hit = 0; hit <= random.nextInt(6); hit++) {
                    damaged[3 + random.nextInt(damaged.length - 3)] = (byte) random.nextInt(256);
                }
                try {
                    assertThat(encoder.encode(damaged).bytes()).isNotEmpty();
                } catch (DocumentNotAccepted refused) {
                    assertThat(refused).hasMessageContaining("照片");
                }
            }
        }
    }

    /** The colours of the four corners, A to D as they were in the picture: top left, top right, bottom left, bottom right. */
    private static String corners(BufferedImage picture) {
        int right = picture.getWidth() - 2;
        int bottom = picture.getHeight() - 2;
        return nearest(picture.getRGB(1, 1))
                + nearest(picture.getRGB(right, 1))
                + nearest(picture.getRGB(1, bottom))
                + nearest(picture.getRGB(right, bottom));
    }

    private static String nearest(int colour) {
        boolean red = (colour >> 16 & 0xFF) > 128;
        boolean green = (colour >> 8 & 0xFF) > 128;
        return red && green ? "D" : red ? "A" : green ? "B" : "C";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String sides(byte[] file) {
        BufferedImage picture = Photos.read(file);
        return picture.getWidth() + "x" + picture.getHeight();
    }
}
