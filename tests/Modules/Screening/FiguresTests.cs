using FsCheck;
using FsCheck.Fluent;
using Wheelhouse.Screening;
using Wheelhouse.Screening.Dealers;
using Wheelhouse.Screening.Places;
using Wheelhouse.Screening.Storage;
using Wheelhouse.Screening.Traits;
using Xunit;

namespace Wheelhouse.Modules.Tests.Screening;

/// <summary>The pure parts of screening against figures worked by hand.</summary>
public sealed class FiguresTests
{
    static readonly GeoPoint Beijing = new(39.9042m, 116.4074m);
    static readonly GeoPoint Shanghai = new(31.2304m, 121.4737m);

    [Fact]
    public void Distances_are_those_of_the_atlas()
    {
        Assert.Equal(1067.3m, Geography.Km(Beijing, Shanghai));
        Assert.Equal(111.2m, Geography.Km(new(0m, 0m), new(1m, 0m)));
        Assert.Equal(20015.1m, Geography.Km(new(0m, 0m), new(0m, 180m))); // half round the earth: pi x 6371.0088
        Assert.Equal(0m, Geography.Km(Beijing, Beijing));
        Assert.Equal(Geography.Km(Beijing, Shanghai), Geography.Km(Shanghai, Beijing));
    }

    [Fact]
    public void A_flight_is_possible_and_a_teleport_is_not()
    {
        var km = Geography.Km(Beijing, Shanghai);

        Assert.Equal(534m, Geography.KmPerHour(km, TimeSpan.FromHours(2)));
        Assert.Equal(1423m, Geography.KmPerHour(km, TimeSpan.FromMinutes(45)));
        Assert.Equal(6000m, Geography.KmPerHour(100m, TimeSpan.Zero)); // less than a minute counts as one
        Assert.Equal(0m, Geography.KmPerHour(1m, TimeSpan.Zero)); // the same neighbourhood
        Assert.False(new PlaceFound(null, null, null, 534m, null).Impossible);
        Assert.True(new PlaceFound(null, null, null, 1423m, null).Impossible);
        Assert.False(new PlaceFound(null, null, null, null, null).Impossible);
    }

    [Fact]
    public void The_triangle_holds_everywhere() =>
        Prop.ForAll(
            (from p in Points() from q in Points() from r in Points() select (p, q, r)).ToArbitrary(),
            t => Geography.Km(t.p, t.r) <= Geography.Km(t.p, t.q) + Geography.Km(t.q, t.r) + 0.2m)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_usual_place_is_where_most_are_whatever_one_of_them_says()
    {
        var shop = new GeoPoint(39.91m, 116.40m);
        GeoPoint[] places = [new(39.90m, 116.41m), shop, new(39.92m, 116.39m), new(22.50m, 114.05m), shop];

        Assert.Equal(shop, UsualPlace.Of(places));
        Assert.Null(UsualPlace.Of(places[..4]));
    }

    [Theory]
    [InlineData(3, 20, 0.052369)]
    [InlineData(0, 10, 0)]
    [InlineData(10, 10, 0.722467)]
    [InlineData(1, 1, 0.206549)]
    public void Wilsons_lower_limit_is_the_papers(int hits, int trials, double low) =>
        Assert.Equal((decimal)low, Wilson.Low(hits, trials));

    [Fact]
    public void The_lower_limit_lies_below_the_share_and_rises_with_the_trials() =>
        Prop.ForAll(
            (from n in Gen.Choose(1, 500) from k in Gen.Choose(0, n) select (k, n)).ToArbitrary(),
            t => Wilson.Low(t.k, t.n) <= (decimal)t.k / t.n
                && Wilson.Low(t.k, t.n) <= Wilson.Low(2 * t.k, 2 * t.n))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_is_said_of_a_dealer_without_a_deal()
    {
        Assert.Null(Wilson.Low(0, 0));
        Assert.False(new DealerFound(0, 0, null, 0.05m, new(0, 0, 0, 0)).Stands);
        Assert.False(new DealerFound(20, 3, Wilson.Low(3, 20), 0.06m, new(0, 0, 0, 0)).Stands); // 5.24 % against 6 %
        Assert.True(new DealerFound(20, 3, Wilson.Low(3, 20), 0.05m, new(0, 0, 0, 0)).Stands); // 5.24 % against 5 %
    }

    [Fact]
    public void A_failure_is_learnt_once_and_never_forgotten()
    {
        var row = new ConductRow
        {
            Organisation = default,
            Application = "app_1",
            Agreement = "agr_1",
            Person = "p",
            Dealer = default,
            PaidOn = new(2026, 1, 5),
        };
        var dealer = new DealerRow { Organisation = default, Dealer = default };

        Assert.True(DealerBook.Learn(row, dealer, new("agr_1", EarlyDefault: false, WrittenOff: false)));
        Assert.Equal((1, 0), (dealer.Deals, dealer.EarlyDefaults));
        Assert.True(DealerBook.Learn(row, dealer, new("agr_1", EarlyDefault: true, WrittenOff: false)));
        Assert.Equal((1, 1), (dealer.Deals, dealer.EarlyDefaults));
        Assert.False(DealerBook.Learn(row, dealer, new("agr_1", EarlyDefault: true, WrittenOff: false)));
        Assert.False(DealerBook.Learn(row, dealer, new("agr_1", EarlyDefault: false, WrittenOff: false)));
        Assert.Equal((1, 1), (dealer.Deals, dealer.EarlyDefaults));
        Assert.True(row.EarlyDefault);
    }

    [Theory]
    [InlineData(TraitKind.Phone, "138 1234-5678", "13812345678")]
    [InlineData(TraitKind.Phone, "+86 138 1234 5678", "13812345678")]
    [InlineData(TraitKind.IdNumber, " 11010519491231002x ", "11010519491231002X")]
    [InlineData(TraitKind.Employer, "蓝山 科技（北京）有限公司", "蓝山科技北京")]
    [InlineData(TraitKind.Employer, "蓝山科技(北京)", "蓝山科技北京")]
    [InlineData(TraitKind.Employer, "Blue Hill Tech Co., Ltd.", "bluehilltech")]
    [InlineData(TraitKind.Employer, "公司", "公司")]
    [InlineData(TraitKind.Address, "Ａ座 12－3室", "a座123室")]
    [InlineData(TraitKind.Card, "6222 0202 0011", "622202020011")]
    [InlineData(TraitKind.Vin, "l0nwh1a2-6a1", "L0NWH1A26A1")]
    public void Many_spellings_are_one(TraitKind kind, string typed, string plain) =>
        Assert.Equal(plain, Normal.Of(kind, typed));

    [Fact]
    public void Spelling_it_plain_twice_changes_nothing() =>
        Prop.ForAll(
            (from kind in Gen.Elements(Enum.GetValues<TraitKind>())
             from text in Gen.Elements("蓝山有限公司有限公司", "Ａ１ 3", "+86 13812345678", " x ", "")
             select (kind, text)).ToArbitrary(),
            t => t.kind == TraitKind.Employer
                || Normal.Of(t.kind, Normal.Of(t.kind, t.text)) == Normal.Of(t.kind, t.text))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void What_a_form_carries_is_checked_before_it_is_kept()
    {
        var contact = new EmergencyContact("林父", "13900001111", "父亲");

        Assert.Null(new Particulars().Check());
        Assert.Null(new Particulars(Contacts: [contact]).Check());
        Assert.Equal("screening.contact_malformed", Code(new(Contacts: [contact with { Phone = "110" }])));
        Assert.Equal("screening.contact_malformed", Code(new(Contacts: [contact with { Name = " " }])));
        Assert.Equal("screening.contact_malformed", Code(new(Contacts: [null!])));
        Assert.Equal("screening.too_many_contacts", Code(new(Contacts: [.. Enumerable.Repeat(contact, 6)])));
        Assert.Equal("screening.device_malformed", Code(new(new DeviceFacts("short"))));
        Assert.Equal("screening.device_malformed", Code(new(new DeviceFacts("fingerprint", SimDays: -1))));
        Assert.Equal("screening.place_out_of_range", Code(new(Whereabouts: new(new GeoPoint(90.1m, 0m)))));
        Assert.Equal("screening.address_long", Code(new(HomeAddress: new('a', 201))));
    }

    static string? Code(Particulars particulars) => particulars.Check()?.Code;

    static Gen<GeoPoint> Points() =>
        from latitude in Gen.Choose(-90_000, 90_000)
        from longitude in Gen.Choose(-180_000, 180_000)
        select new GeoPoint(latitude / 1000m, longitude / 1000m);
}
