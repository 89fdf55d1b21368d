package cn.tongxinqiao.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    private static final double USUAL = 0.35;

    @ParameterizedTest
    @CsvSource({
        "3栋楼下分类垃圾桶满了两天没人清，请叫人来收,三栋垃圾桶满了好几天都没人来清",
        "荔景花园五栋的健身器材坏了三个月，螺丝松了,五栋健身器材坏了三个月没人修，螺丝松了",
        "路灯不亮，老人怕摔,门口路灯不亮，晚上老人怕摔跤",
        "ＡＢ栋电梯停了,ab栋 电梯-停了"
    })
    void findsTheSameMatterInOtherWords(String first, String second) {
        assertThat(likeness(first, second)).isGreaterThan(USUAL);
        assertThat(likeness(second, first)).isEqualTo(likeness(first, second));
    }

    @ParameterizedTest
    @CsvSource({"3栋楼下垃圾桶满了两天没人清,楼上装修噪声大，孩子睡不着", "请问高龄津贴怎么申请,电梯三天没修好，老人下不了楼", "路灯不亮,井盖松动", "'',''", "灯,灯", "。。。,。。。"})
    void keepsOtherMattersApart(String first, String second) {
        assertThat(likeness(first, second)).isLessThan(USUAL);
    }

    @Test
    void isOneForTheSameWordsOnly() {
        assertThat(likeness("路灯不亮", "路灯，不亮！")).isEqualTo(1);
        assertThat(likeness("路灯不亮", "路灯不亮了")).isLessThan(1);
    }

    private static double likeness(String first, String second) {
        return Likeness.of(first).to(Likeness.of(second));
    }
}
