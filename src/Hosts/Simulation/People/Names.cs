namespace Wheelhouse.Simulation.People;

/// <summary>Invented names from frequent family and given names.</summary>
static class Names
{
    static readonly string[] Family =
    [
        "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗",
        "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "欧阳",
    ];

    static readonly string[] First =
        ["子", "雨", "欣", "建", "志", "文", "思", "海", "晓", "明", "俊", "佳", "国", "丽", "春", "一", "若", "浩", "静", "永"];

    static readonly string[] Second =
        ["涵", "轩", "怡", "军", "强", "博", "琪", "燕", "东", "辉", "杰", "敏", "华", "娟", "生", "诺", "兰", "然", "雅", "平", ""];

    internal static string Pick(Dice dice) => dice.Pick(Family) + dice.Pick(First) + dice.Pick(Second);
}
