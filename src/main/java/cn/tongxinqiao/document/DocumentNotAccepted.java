package cn.tongxinqiao.document;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A file cannot be kept for what it is, or not beside what the owner has already. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class DocumentNotAccepted extends RuntimeException {

    private DocumentNotAccepted(String message, Throwable cause) {
        super(message, cause);
    }

    static DocumentNotAccepted empty() {
        return new DocumentNotAccepted("文件是空的，请重新选择。", null);
    }

    static DocumentNotAccepted notAPhoto() {
        return new DocumentNotAccepted("只接受 JPEG 或 PNG 格式的照片（按文件内容判断，与文件名无关）。", null);
    }

    static DocumentNotAccepted notAPaper() {
        return new DocumentNotAccepted("只接受 JPEG、PNG 照片和 PDF、Word（docx）、Excel（xlsx）文件（按文件内容判断，与文件名无关）。", null);
    }

    static DocumentNotAccepted notAScan() {
        return new DocumentNotAccepted("只接受 PDF、JPEG、PNG 文件（按文件内容判断，与文件名无关）。", null);
    }

    static DocumentNotAccepted lockedPdf() {
        return new DocumentNotAccepted("这个 PDF 加了密码或限制，不能并入案卷：请去掉密码和限制后重新上传，或打印后扫描上传。", null);
    }

    static DocumentNotAccepted brokenPdf(Throwable cause) {
        return new DocumentNotAccepted("这个 PDF 打不开或没有内容，请重新导出或扫描后上传。", cause);
    }

    static DocumentNotAccepted macros() {
        return new DocumentNotAccepted("这个文件带有宏，不能保存：请另存为不带宏的 docx、xlsx 或 PDF 后重新上传。", null);
    }

    static DocumentNotAccepted heic() {
        return new DocumentNotAccepted("这张照片是 HEIC 格式，打不开：请在手机“设置—相机—格式”里选“兼容性最佳”后重拍，或把照片截图后上传截图。", null);
    }

    static DocumentNotAccepted unreadable(Throwable cause) {
        return new DocumentNotAccepted("照片已损坏或格式特殊，无法读取，请另存为普通 JPEG 后重新上传。", cause);
    }

    static DocumentNotAccepted tooManyPixels(int width, int height, int mostMegapixels) {
        return new DocumentNotAccepted(
                "照片尺寸太大（" + width + "×" + height + "）：不能超过 " + mostMegapixels + "00 万像素，请缩小后重新上传。", null);
    }

    static DocumentNotAccepted tooMany(int most) {
        return new DocumentNotAccepted("文件太多：最多 " + most + " 个。", null);
    }
}
