package cn.tongxinqiao.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/** The kinds of paper that are kept, told by their content. */
enum PaperFormat {
    PDF("application/pdf", ".pdf", null),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", "word/document.xml"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", "xl/workbook.xml");

    private static final byte[] PDF_HEAD = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final String PDF_END = "%%EOF";

    /** Readers look for the end mark in the last kilobyte. */
    private static final int PDF_TAIL = 1024;

    private static final byte[] ZIP_HEAD = {'P', 'K', 3, 4};
    private static final String CONTENTS = "[content_types].xml";
    private static final String MACROS = "vbaproject.bin";

    private final String mediaType;
    private final String ending;
    private final String heart;

    PaperFormat(String mediaType, String ending, String heart) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.heart = heart;
    }

    /**
     * What the bytes are.
     *
     * @throws DocumentNotAccepted when they are a paper that can run something
     */
    static Optional<PaperFormat> of(byte[] bytes) {
        if (startsWith(bytes, PDF_HEAD)) {
            return endsAsPdf(bytes) ? Optional.of(PDF) : Optional.empty();
        }
        if (!startsWith(bytes, ZIP_HEAD)) {
            return Optional.empty();
        }
        Set<String> parts = parts(bytes);
        if (parts.stream().anyMatch(part -> part.endsWith(MACROS))) {
            throw DocumentNotAccepted.macros();
        }
        return parts.contains(CONTENTS)
                ? Arrays.stream(values())
                        .filter(format -> format.heart != null && parts.contains(format.heart))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, byte[] head) {
        return bytes.length > head.length && Arrays.mismatch(bytes, head) == head.length;
    }

    private static boolean endsAsPdf(byte[] bytes) {
        int from = Math.max(0, bytes.length - PDF_TAIL);
        return new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1).contains(PDF_END);
    }

    /** Names of the parts by the archive's own list: nothing is unpacked, however large it would become. */
    private static Set<String> parts(byte[] archive) {
        Path file = null;
        try {
            file = Files.createTempFile("paper", ".zip");
            Files.write(file, archive);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return zip.stream()
                        .map(part -> part.getName().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            return Set.of();
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException kept) {
            file.toFile().deleteOnExit();
        }
    }

    String mediaType() {
        return mediaType;
    }

    String ending() {
        return ending;
    }
}
