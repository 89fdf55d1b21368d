package cn.tongxinqiao.replay;

import java.util.List;

/**
 * The category a clerk would choose, guessed by words. The first line with a word in the text wins, so the particular
 * stands before the general.
 *
 * @param category code of the category
 * @param words any of them decides
 */
record Subject(String category, List<String> words) {

    private static final String NONE = "OTH";

    private static final List<Subject> SUBJECTS = List.of(
            of("LIFT", "加装电梯", "加建电梯", "增设电梯"),
            of("VET", "退役", "退伍", "转业", "军属", "复员", "参战"),
            of("PSY", "心理", "抑郁", "自闭"),
            of("DIS", "残疾", "低保", "贫困", "困难补助", "救助", "五保"),
            of("ELD", "养老", "老年", "敬老", "退休", "高龄"),
            of("CHD", "学校", "小学", "中学", "幼儿园", "学生", "教师", "老师", "孩子", "招生", "补课"),
            of("MED", "医院", "医保", "医疗", "医生", "病人", "药", "新农合", "卫生院"),
            of("EMP", "工资", "就业", "社保", "劳动合同", "农民工", "招聘", "编制", "职称", "外卖"),
            of("FIRE", "消防", "火灾", "飞线", "安全隐患", "易燃", "爆炸"),
            of("ILLB", "违建", "违章建", "占道", "违法建", "强拆", "夜宵"),
            of("PARK", "停车", "堵车", "拥堵", "红绿灯", "公交", "地铁", "交通", "高速", "摩托", "的士", "出租车"),
            of("UTL", "停水", "停电", "自来水", "供水", "供电", "天然气", "燃气", "电信", "宽带", "水压", "用电"),
            of("ENV", "垃圾", "污染", "臭", "扬尘", "油烟", "污水", "环境", "粉尘", "卫生"),
            of("NBR", "噪音", "噪声", "扰民", "邻居", "楼上", "漏水", "纠纷", "广场舞"),
            of("PROP", "物业", "业主", "业委会", "开发商", "房产证", "交房", "楼盘"),
            of("FAC", "路灯", "井盖", "修路", "道路", "公路", "桥", "路面", "围挡", "电梯", "绿化"),
            of("CUL", "图书馆", "公园", "体育", "文化", "景区", "旅游"),
            of("ENT", "企业", "公司", "工厂", "投资", "园区", "营业执照", "个体户"),
            of("EMG", "洪水", "内涝", "塌方", "滑坡", "地震"),
            of("LAW", "法院", "律师", "判决", "合同", "政策", "条例", "拆迁", "征地", "补偿", "户口"));

    private static Subject of(String category, String... words) {
        return new Subject(category, List.of(words));
    }

    static String of(String text) {
        return SUBJECTS.stream()
                .filter(subject -> subject.words().stream().anyMatch(text::contains))
                .findFirst()
                .map(Subject::category)
                .orElse(NONE);
    }
}
