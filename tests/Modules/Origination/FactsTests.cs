using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Screening;
using Wheelhouse.Sources;
using Wheelhouse.Trust;
using Xunit;
using static Wheelhouse.Modules.Tests.Origination.Deals;

namespace Wheelhouse.Modules.Tests.Origination;

/// <summary>From what sources and screening said to the fields of the thirty checks, and to the verdict.</summary>
public sealed class FactsTests
{
    static readonly ScreeningFacts Clean = new(
        [], [new(TraitKind.Phone, 0, 0, 0, 1, 0), new(TraitKind.IdNumber, 0, 0, 0, 0, 0)], null,
        new(People: 1, Bad: 0, Distance: null, IsCut: false), null, null, new(OtherPeople: 3, Bad: 3),
        new(Deals: 0, EarlyDefaults: 0, Low: null, Peers: null, new(0, 2, 6, 20)));

    static readonly SourceFacts Sound = new(
        [Call(SourceKind.BankCard, CallOutcome.Answered)],
        new IdentityAnswer(RegisterMatch.Match, 0.95m, Live: true, Deceased: false),
        new PhoneAnswer(RegisterMatch.Match, 40, Active: true),
        new BankCardAnswer(RegisterMatch.Match, Debit: true, Active: true),
        new LicenceAnswer(LicenceStanding.Valid, "C1", 3, new(2031, 12, 31)),
        new BureauAnswer(
            Hit: true, 700, 80, 3, Cny(1_200m), Cny(18_000m), 0, 0, 0, 0, WrittenOff: false, 1),
        new AllianceAnswer(0, 1, 2, 2, 1, 2, 0, 0m), new CourtsAnswer(false, 0, 0.1m),
        new VehicleAnswer(
            Known: true, 2024, new(2024, 1, 5), 1, OwnerIsSubject: false, Stolen: false, Flooded: false, Salvage: false,
            Pledged: false, 20_000, new(2025, 6, 1)),
        new EmployerAnswer(Employed: true, "江城三院", 60, Cny(9_000m), EmployerActive: true, 300));

    /// <summary>91 000 for a car of that value with 45 500 down over 36 months, on 18 000 a month.</summary>
    static readonly Gathered Case = Gather(
        Price(Product(0.0684m), Used(91_000m, 91_000m, 45_500m, 36)),
        Person(18_000m, 1_000m) with { IdFits = true }) with
    {
        Asked = Sound,
        Screened = Clean,
        OdometerKm = 30_000,
    };

    [Fact]
    public void Where_every_source_speaks_well_nobody_need_look()
    {
        var assessed = Assess(Case);

        Assert.Empty(assessed.Checks.Where(check => check.Result != CheckResult.Pass).Select(check => check.Id));
        Assert.Equal((Verdict.Approve, "car-loan", 2), (assessed.Verdict, assessed.Policy, assessed.PolicyVersion));
        Assert.Equal(2, assessed.Checks.Single(check => check.Id == "FR-VEL-1").Version);
        Assert.Equal("Velocity", assessed.Checks.Single(check => check.Id == "FR-VEL-1").Group?.En);
        Assert.Equal(
            assessed.InputsHash, ThirtyChecks.CarLoan2.Decide(
                Inputs.Read(ThirtyChecks.CarLoan2.Fields, assessed.Inputs)).InputsHash);
    }

    /// <summary>Each source falls silent by itself: what it would have said is missing, and a person decides.</summary>
    [Fact]
    public void A_source_that_does_not_answer_refers()
    {
        SourceFacts[] outages =
        [
            Sound with { Identity = null }, Sound with { Phone = null }, Sound with { BankCard = null },
            Sound with { Licence = null }, Sound with { Bureau = null }, Sound with { Alliance = null },
            Sound with { Courts = null }, Sound with { Vehicle = null }, Sound with { Employer = null },
            SourceFacts.None,
        ];

        Assert.All(outages, facts => Assert.Equal(Verdict.Refer, Assess(Case with { Asked = facts }).Verdict));
        Assert.Equal(Verdict.Refer, Assess(Case with { Screened = null }).Verdict);
    }

    [Fact]
    public void Who_is_unknown_to_the_bureau_owes_nobody_known_to_it_and_has_the_card_for_thin_files()
    {
        var assessed = Assess(Case with { Asked = Sound with { Bureau = new BureauAnswer(Hit: false) } });

        Assert.Equal(("SC-THIN", Verdict.Approve), (assessed.Scorecard, assessed.Verdict));
        Assert.Equal("n:0", assessed.Inputs["overdueDays"]);
        Assert.Equal("-", assessed.Inputs["bureauScore"]);
    }

    [Theory]
    [InlineData(2025, "2024-01-05", 30_000, "f:false", "f:false")]
    [InlineData(2024, "2022-06-01", 30_000, "f:true", "f:false")]  // on the road earlier than stated
    [InlineData(2019, "2024-01-05", 30_000, "f:true", "f:false")]  // model year five years before
    [InlineData(2024, "2024-01-05", 19_999, "f:false", "f:true")]  // showed 20 000 at the inspection
    public void The_register_is_held_against_the_form(int year, string first, int km, string contradicts, string back)
    {
        var inputs = PolicyInputs.Of(ThirtyChecks.CarLoan2, Case with
        {
            OdometerKm = km,
            Asked = Sound with
            {
                Vehicle = Sound.Vehicle! with
                {
                    ModelYear = year,
                    FirstRegistered = DateOnly.ParseExact(first, "O", null),
                },
            },
        });

        Assert.Equal(contradicts, inputs["registerContradicts"].Canonical);
        Assert.Equal(back, inputs["odometerBack"].Canonical);
    }

    /// <summary>Two years old: 30 000 km are 15 000 a year.</summary>
    [Fact]
    public void Figures_of_the_worked_example()
    {
        var inputs = PolicyInputs.Of(ThirtyChecks.CarLoan2, Case);

        Assert.Equal(15_000m, inputs["kmPerYear"].Number);
        Assert.Equal(1_200m, inputs["bureauDebts"].Number);
        Assert.Equal("t:valid", inputs["licence"].Canonical);
        Assert.Equal(3m, inputs["ringDistance"].Number);
        Assert.Equal(0m, inputs["employerBadShare"].Number); // three colleagues are too few to say anything
        Assert.Equal("f:false", inputs["deviceGiven"].Canonical);
        Assert.True(inputs["kmFromDealer"].IsMissing);
        Assert.Equal(2m, inputs["dealerDay"].Number);
    }

    [Fact]
    public void A_licence_that_ran_out_is_expired_whatever_its_standing() => Assert.Equal(
        "t:expired",
        PolicyInputs.Of(ThirtyChecks.CarLoan2, Case with
        {
            Asked = Sound with { Licence = Sound.Licence! with { Expires = Today.AddDays(-1) } },
        })["licence"].Canonical);

    [Fact]
    public void Without_a_card_on_file_a_person_looks_and_the_trace_says_why()
    {
        var assessed = Assess(Case with
        {
            Asked = Sound with { Calls = [Call(SourceKind.BankCard, CallOutcome.NothingToAsk)], BankCard = null },
        });

        Assert.Equal(Verdict.Refer, assessed.Verdict);
        Assert.Equal("CARD_MISSING", Assert.Single(assessed.Reasons).Code);
    }

    [Fact]
    public void What_the_lender_knows_of_its_own_counts()
    {
        var odd = Clean with
        {
            Device = new(OtherPeople: 1, Emulator: true, Rooted: null, Proxy: true, SimDays: 2),
            Velocity = [new(TraitKind.Device, 1, 4, 5, 5, 1), new(TraitKind.Employer, 50, 50, 50, 50, 50)],
            Employer = new(OtherPeople: 10, Bad: 4),
        };
        var inputs = PolicyInputs.Of(ThirtyChecks.CarLoan2, Case with { Screened = odd });

        Assert.Equal(3m, inputs["deviceFlags"].Number);
        Assert.Equal(4m, inputs["velocityDay"].Number); // an employer is shared for good reasons
        Assert.Equal(0.4m, inputs["employerBadShare"].Number);
    }

    static Assessment Assess(Gathered gathered) => Assessor.Assess(ThirtyChecks.CarLoan2, Rules, gathered);

    static SourceCall Call(SourceKind kind, CallOutcome outcome) =>
        new(kind, outcome, default, 0, 1, null, null as Id<Consent>?, Simulated: true);
}
