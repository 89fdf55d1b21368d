package cn.tongxinqiao.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is accepted.
 *
 * @param maxSize bytes of one file as received
 * @param maxMegapixels million pixels of one photo as received
 * @param keptMegapixels million pixels of one photo as kept; larger ones are made smaller
 * @param maxPerOwner documents of one owner
 * @param maxWorkFiles documents of one owner that people at work add to
 * @param maxPaperSize bytes of one paper as received
 * @param thumbnailSide pixels of the longest side of a thumbnail
 */
@ConfigurationProperties("tongxinqiao.documents")
record DocumentSettings(
        @DefaultValue("10MB") DataSize maxSize,
        @DefaultValue("40") int maxMegapixels,
        @DefaultValue("16") int keptMegapixels,
        @DefaultValue("6") int maxPerOwner,
        @DefaultValue("30") int maxWorkFiles,
        @DefaultValue("10MB") DataSize maxPaperSize,
        @DefaultValue("480") int thumbnailSide) {

    private static final long MILLION = 1_000_000;

    int most(Accepted accepted) {
        return accepted == Accepted.PHOTOS ? maxPerOwner : maxWorkFiles;
    }

    long maxPixels() {
        return maxMegapixels * MILLION;
    }

    long keptPixels() {
        return keptMegapixels * MILLION;
    }
}
