package cn.tongxinqiao.document;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How papers are printed.
 *
 * @param font a TrueType font asked for characters ours lacks, such as rare ones in names; null for none
 */
@ConfigurationProperties("tongxinqiao.papers")
record PaperSettings(Path font) {}
