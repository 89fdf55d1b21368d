package cn.tongxinqiao.estate;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A file cannot be read as a register of homes, or may not be. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class EstateFileRefused extends RuntimeException {

    private EstateFileRefused(String message) {
        super(message);
    }

    static EstateFileRefused empty() {
        return new EstateFileRefused("请选择要导入的 Excel 文件。");
    }

    static EstateFileRefused tooLarge(long megabytes) {
        return new EstateFileRefused("文件超过 " + megabytes + " MB，请分楼栋导入。");
    }

    static EstateFileRefused old() {
        return new EstateFileRefused("这是旧版的 .xls 文件，或者设了打开密码。请去掉密码，另存为 .xlsx 再上传。");
    }

    static EstateFileRefused notExcel() {
        return new EstateFileRefused("这不是 Excel 文件（.xlsx），或者已经损坏。请用“下载模板”得到的文件填写。");
    }

    static EstateFileRefused macros() {
        return new EstateFileRefused("文件里有宏，不能导入。请另存为不带宏的 .xlsx 再上传。");
    }

    static EstateFileRefused unpacksTooLarge() {
        return new EstateFileRefused("文件解开以后太大，不能导入。");
    }

    static EstateFileRefused noSheet() {
        return new EstateFileRefused("没有找到填写房屋的工作表。请用“下载模板”得到的文件，工作表名为“" + EstateSheet.HOMES + "”。");
    }

    static EstateFileRefused noHead(String missing) {
        return new EstateFileRefused("第一行应当是表头，缺少这些列：" + missing + "。请用“下载模板”得到的文件填写。");
    }

    static EstateFileRefused columnTwice(String column) {
        return new EstateFileRefused("表头里“" + column + "”出现了两次。");
    }

    static EstateFileRefused noRows() {
        return new EstateFileRefused("表头下面没有任何一行房屋。");
    }

    static EstateFileRefused tooManyRows(int most) {
        return new EstateFileRefused("超过 " + most + " 行，请分楼栋导入。");
    }

    static EstateFileRefused masked() {
        return new EstateFileRefused("这是遮蔽了姓名电话的导出文件（姓名或电话里有 *），不能导入。请用“完整导出”的文件修改后导入。");
    }

    static EstateFileRefused rows(int refused) {
        return new EstateFileRefused("有 " + refused + " 行不能导入，全部改好以后重新上传，才能一次导入。");
    }
}
