using Wheelhouse.Kernel;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Simulation.Founding;

/// <summary>Somebody who works for an organisation of the simulated world.</summary>
public sealed record Seat(Role Role, string SignIn, Text Name);

/// <summary>An organisation of the simulated world, with its people.</summary>
/// <param name="Key">Short name, as in <c>haiyue</c>; sign-in names begin with it.</param>
/// <param name="Brand">For a dealer: whose new cars it sells; null for a dealer of used cars.</param>
public sealed record Player(
    string Key, OrganisationKind Kind, Text Name, LicenceKind? Licence, string? Brand, IReadOnlyList<Seat> Seats);

/// <summary>Who there is in the small world. All of it is invented; the screens say so.</summary>
public static class Cast
{
    /// <summary>The password of all simulated people who work somewhere. No secret: the demo says it aloud.</summary>
    public const string Password = "wheelhouse-demo";

    public static IReadOnlyList<Player> Lenders { get; } =
    [
        Lender(
            "haiyue", LicenceKind.AutoFinance, new("海悦汽车金融", "Haiyue Auto Finance"),
            new("陈立", "Chen Li"), new("周敏", "Zhou Min")),
        Lender(
            "jiangcheng", LicenceKind.Banking, new("江城银行", "Jiangcheng Bank"),
            new("方文", "Fang Wen"), new("何晴", "He Qing")),
        Lender(
            "tongqu", LicenceKind.FinanceLeasing, new("同衢融资租赁", "Tongqu Leasing"),
            new("罗岩", "Luo Yan"), new("许诺", "Xu Nuo")),
    ];

    public static IReadOnlyList<Player> Makers { get; } =
    [
        Maker("qilan", new("启岚汽车", "Qilan Motors")),
        Maker("beichen", new("北辰汽车", "Beichen Motors")),
    ];

    public static IReadOnlyList<Player> Dealers { get; } =
    [
        Dealer("beichen-jiangcheng", new("北辰江城店", "Beichen Jiangcheng"), "beichen", "刘洋", "Liu Yang"),
        Dealer("beichen-donghu", new("北辰东湖店", "Beichen East Lake"), "beichen", "孙悦", "Sun Yue"),
        Dealer("qilan-binjiang", new("启岚滨江店", "Qilan Riverside"), "qilan", "马骏", "Ma Jun"),
        Dealer("qilan-guanggu", new("启岚光谷店", "Qilan Optics Valley"), "qilan", "林溪", "Lin Xi"),
        Dealer("shunxing", new("顺行二手车", "Shunxing Used Cars"), null, "郭鹏", "Guo Peng"),
        Dealer("anda", new("安达车行", "Anda Motors"), null, "谢宁", "Xie Ning"),
    ];

    public static Player Regulator { get; } = new(
        "regulator", OrganisationKind.Regulator, new("江城监管局", "Jiangcheng Regulator"), null, null,
        [new(Role.Regulator, "regulator", new("高远", "Gao Yuan"))]);

    public static Player Insurer { get; } = new(
        "anheng", OrganisationKind.Insurer, new("安衡财险", "Anheng Insurance"), null, null,
        [
            new(Role.Insurer, "insurer", new("沈安", "Shen An")),
            new(Role.Insurer, "insurer.second", new("卢平", "Lu Ping")),
            new(Role.Admin, "anheng.admin", new("梁衡", "Liang Heng")),
        ]);

    public static IReadOnlyList<Player> All { get; } = [.. Lenders, .. Makers, .. Dealers, Regulator, Insurer];

    static Player Lender(string key, LicenceKind licence, Text name, Text underwriter, Text senior) => new(
        key, OrganisationKind.Lender, name, licence, null,
        [
            new(Role.Underwriter, $"{key}.underwriter", underwriter),
            new(Role.Underwriter, $"{key}.senior", senior),
            new(Role.Servicing, $"{key}.servicing", new("吴岚", "Wu Lan")),
            new(Role.Treasury, $"{key}.treasury", new("徐航", "Xu Hang")),
            new(Role.Admin, $"{key}.admin", new("郑可", "Zheng Ke")),
            new(Role.Admin, $"{key}.products", new("冯雪", "Feng Xue")),
        ]);

    static Player Maker(string key, Text name) => new(
        key, OrganisationKind.Maker, name, LicenceKind.VehicleManufacture, key,
        [new(Role.Admin, $"{key}.admin", new("唐宁", "Tang Ning"))]);

    static Player Dealer(string key, Text name, string? brand, string zh, string en) => new(
        key, OrganisationKind.Dealer, name,
        brand is null ? LicenceKind.UsedVehicleTrade : LicenceKind.VehicleSales, brand,
        [new(Role.Dealer, $"{key}.sales", new(zh, en))]);
}
