package cn.tongxinqiao.notification;

/** A letter's text could not be made of its template and values; the sentence is for the staff and tells no value. */
final class LetterNotWritable extends RuntimeException {

    private LetterNotWritable(String message, Throwable cause) {
        super(message, cause);
    }

    static LetterNotWritable because(LetterTemplateRefused refused) {
        return new LetterNotWritable("模板有误：" + refused.getMessage(), refused);
    }

    static LetterNotWritable unknownTemplate() {
        return new LetterNotWritable("这一版程序没有这种信", null);
    }

    static LetterNotWritable forgotten() {
        return new LetterNotWritable("信的内容过了保存期，已经删去", null);
    }

    static LetterNotWritable unreadable(Throwable cause) {
        return new LetterNotWritable("存着的信打不开，密钥可能换过", cause);
    }

    static LetterNotWritable unexpectedly(Throwable cause) {
        return new LetterNotWritable("信写不出来（" + cause.getClass().getSimpleName() + "）", cause);
    }
}
