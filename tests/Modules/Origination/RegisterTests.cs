using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Decisions;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Registers;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Origination;

/// <summary>The underwriter's file of a decision, and the register of checks with what they found.</summary>
public sealed class RegisterTests
{
    /// <summary>With 4 000 a month the instalment and the debts are too much.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task The_file_says_why_each_check_did_not_pass_the_worst_first(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        var decided = await room.Apply(await room.Customer(income: 400_000), Showroom.Saloon());

        var file = await File(room, room.Underwriter, decided);

        Assert.Equal(decided.Decision!.Verdict, file.Value.Verdict);
        var worst = file.Value.Groups.Select(group => group.Worst).ToList();
        Assert.Equal(worst.OrderDescending(), worst);
        Assert.NotEqual(CheckResult.Pass, worst[0]);
        Assert.All(file.Value.Groups.SelectMany(group => group.Checks).Where(check => check.Source is null), check =>
            Assert.Equal(check.Result == CheckResult.Pass, check.Why.Count == 0));
        Assert.Contains(file.Value.Groups, group => group.Label.En == "Law");
        var price = file.Value.Price!;
        Assert.Equal(price.Rate.PerYear, price.Parts.Sum(part => part.Rate.PerYear));
        // funding, expected loss and cost come first; what the product's rate leaves is what is above them
        Assert.Equal(price.Charged!.Value.PerYear - price.Parts.Take(3).Sum(part => part.Rate.PerYear),
            price.Left!.Value.PerYear);
    }

    [Fact]
    public async Task Another_lender_has_no_file_of_it()
    {
        await using var room = await Showroom.Open(false);
        var decided = await room.Apply(await room.Customer(), Showroom.Saloon());

        var other = room.Founders.Actor("jiangcheng", Role.Underwriter);

        Assert.Equal("origination.no_such_application", (await File(room, other, decided)).Refused!.Code);
    }

    [Fact]
    public async Task What_was_not_decided_has_no_file()
    {
        await using var room = await Showroom.Open(false);
        var draft = (await room.Create(await room.Customer(), Showroom.Saloon())).Value;

        Assert.Equal("origination.no_decision", (await File(room, room.Dealer, draft)).Refused!.Code);
    }

    [Fact]
    public async Task A_lender_counts_the_hits_of_its_own_decisions_alone()
    {
        await using var room = await Showroom.Open(false);
        var decided = await room.Apply(await room.Customer(income: 400_000), Showroom.Saloon());

        var mine = await Register(room, room.Underwriter);
        var ran = mine.Where(c => c.PolicyVersion == decided.Decision!.PolicyVersion).ToList();
        Assert.All(ran, check => Assert.Equal(1, check.Hits.Runs));
        Assert.Contains(ran, check => check.Hits.Share == 1m);
        Assert.Contains(ran, check => check.Hits.Share == 0m);

        var others = await Register(room, room.Founders.Actor("jiangcheng", Role.Underwriter));
        Assert.All(others, check => Assert.Equal((0, null), (check.Hits.Runs, check.Hits.Share)));
    }

    [Fact]
    public async Task The_register_is_read_page_by_page_and_each_check_stands_in_it_once()
    {
        await using var room = await Showroom.Open(false);
        var (keys, request) = (new List<string>(), new PageRequest(3));
        do
        {
            var page = await room.House.In(room.Underwriter, provider =>
                provider.GetRequiredService<CheckRegister>().Read("car-loan", request, default));
            keys.AddRange(page.Items.Select(check => check.Key));
            request = request with { After = page.Next };
        }
        while (request.After is not null);

        var all = new PolicyBook().All.Where(policy => policy.Name == "car-loan").Sum(policy => policy.Tables.Length);
        Assert.Equal(all, keys.Distinct().Count());
        Assert.Equal(all, keys.Count);
    }

    /// <summary>Three of four did not pass.</summary>
    [Fact]
    public void Whatever_does_not_pass_is_a_hit()
    {
        var hits = HitCount.Of(
            [CheckResult.Pass, CheckResult.Refer, CheckResult.Unavailable, CheckResult.Decline]);

        Assert.Equal(new(4, 1, 1, 1, 0.75m), hits);
        Assert.Null(HitCount.Of([]).Share);
    }

    static Task<Wheelhouse.Kernel.Outcome<CaseFileView>> File(Showroom room, Actor reader, ApplicationView of) =>
        room.House.In(reader, provider => provider.GetRequiredService<CaseFiles>().Read(of.Id, default));

    static async Task<IReadOnlyList<RegisteredCheck>> Register(Showroom room, Actor reader) =>
        (await room.House.In(reader, provider =>
            provider.GetRequiredService<CheckRegister>().Read("car-loan", new(200), default))).Items;
}
