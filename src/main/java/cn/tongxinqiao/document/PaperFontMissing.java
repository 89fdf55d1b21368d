package cn.tongxinqiao.document;

import java.nio.file.Path;

/** The font the settings name cannot be read. */
class PaperFontMissing extends RuntimeException {

    private PaperFontMissing(String message) {
        super(message);
    }

    static PaperFontMissing at(Path file) {
        return new PaperFontMissing("配置 tongxinqiao.papers.font 指定的字体文件读不到：" + file);
    }
}
