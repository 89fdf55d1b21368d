package cn.tongxinqiao.document;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the two things about a JPEG file that the decoder does not say. */
final class JpegMarkers {

    /** A progressive picture has about ten; each costs a pass over all pixels, however few bytes it has. */
    private static final int MOST_SCANS = 100;

    private static final int START_OF_SCAN = 0xDA;
    private static final int APPLICATION_DATA_1 = 0xE1;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ORIENTATION = 0x0112;

    private JpegMarkers() {}

    static boolean tooManyScans(byte[] jpeg) {
        int scans = 0;
        for (int at = 0; at + 1 < jpeg.length; at++) {
            if ((jpeg[at] & 0xFF) == 0xFF && (jpeg[at + 1] & 0xFF) == START_OF_SCAN) {
                scans++;
            }
        }
        return scans > MOST_SCANS;
    }

    /** How the camera was held, 1 to 8 as EXIF counts; 1, upright, when it is not said or cannot be read. */
    static int orientation(byte[] jpeg) {
        try {
            ByteBuffer exif = exif(ByteBuffer.wrap(jpeg));
            return exif == null ? 1 : orientation(exif);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException broken) {
            return 1;
        }
    }

    /** The EXIF block, or null; it stands before the first scan. */
    private static ByteBuffer exif(ByteBuffer jpeg) {
        jpeg.position(2);
        while (true) {
            int marker = jpeg.getShort() & 0xFFFF;
            int length = jpeg.getShort() & 0xFFFF;
            boolean segment = marker > 0xFF00 && (marker & 0xFF) != START_OF_SCAN && length >= 2;
            if (!segment) {
                return null;
            }
            ByteBuffer content = jpeg.slice(jpeg.position(), length - 2);
            if ((marker & 0xFF) == APPLICATION_DATA_1 && startsWithExif(content)) {
                return content.slice(EXIF.length, content.limit() - EXIF.length);
            }
            jpeg.position(jpeg.position() + length - 2);
        }
    }

    private static boolean startsWithExif(ByteBuffer content) {
        return content.limit() > EXIF.length && content.slice(0, EXIF.length).equals(ByteBuffer.wrap(EXIF));
    }

    private static int orientation(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + entry * 12;
            if ((tiff.getShort(at) & 0xFFFF) == ORIENTATION) {
                int value = tiff.getShort(at + 8) & 0xFFFF;
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }
}
