using System.Reflection;
using Wheelhouse.Decisions;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Products;
using Xunit;
using static Wheelhouse.Modules.Tests.Origination.ThirtyChecks;

namespace Wheelhouse.Modules.Tests.Origination;

/// <summary>The thirty checks of the car loan's second policy: each by a case that it stops.</summary>
public sealed class ThirtyChecksTests
{
    /// <summary>
    /// 270 + bureau 700: 100 + 70 months of history 40 + nothing overdue 50 + 40 % down 70 + PTI 16.7 % 50 + DTI
    /// (1 971.46 + 1 400) / 11 800 = 28.6 % 70 + 36 months 30 + 48 months of contributions 35 + 2 inquiries 40. The
    /// bureau's debts, being higher, count.
    /// </summary>
    [Fact]
    public void A_sound_case_is_approved_and_its_points_add_up()
    {
        var decision = CarLoan2.Decide(With(""));

        Assert.Empty(decision.Checks.Where(check => check.Result != CheckResult.Pass).Select(check => check.Check));
        Assert.Equal(Verdict.Approve, decision.Verdict);
        Assert.Equal(270 + 100 + 40 + 50 + 70 + 50 + 70 + 30 + 35 + 40, decision.Score.Total);
        Assert.Equal("SC-CAR", decision.Score.Id);
        Assert.Equal("n:1000", decision.Nodes!.Single(node => node.Node == "FR-CARD").Value);
    }

    [Theory]
    [InlineData("idFits=f:false", "ID-FORM-1", Verdict.Decline, "ID_WRONG")]
    [InlineData("identityMatch=t:mismatch;deceased=-", "ID-POLICE-1", Verdict.Decline, "IDENTITY_MISMATCH")]
    [InlineData("identityMatch=t:noRecord;deceased=-", "ID-POLICE-1", Verdict.Refer, "IDENTITY_UNKNOWN")]
    [InlineData("deceased=f:true", "ID-POLICE-1", Verdict.Decline, "IDENTITY_MISMATCH")]
    [InlineData("face=n:0.59", "ID-FACE-1", Verdict.Decline, "FACE_OTHER")]
    [InlineData("face=n:0.79", "ID-FACE-1", Verdict.Refer, "FACE_UNSURE")]
    [InlineData("live=f:false", "ID-FACE-1", Verdict.Refer, "FACE_UNSURE")]
    [InlineData("registerContradicts=f:true", "ID-PAPER-1", Verdict.Refer, "REGISTER_CONTRADICTS")]
    [InlineData("phoneMatch=t:mismatch", "ID-PHONE-1", Verdict.Refer, "PHONE_OTHER")]
    [InlineData("phoneMonths=n:2", "ID-PHONE-1", Verdict.Refer, "PHONE_SHORT")]
    [InlineData("cardMatch=t:mismatch;cardDebit=-", "ID-CARD-1", Verdict.Decline, "CARD_OTHER")]
    [InlineData("cardGiven=f:false;cardMatch=-;cardDebit=-", "ID-CARD-1", Verdict.Refer, "CARD_MISSING")]
    [InlineData("age=n:17", "CR-AGE-1", Verdict.Decline, "AGE_MINOR")]
    [InlineData("ageAtEnd=n:66", "CR-AGE-1", Verdict.Refer, "AGE_END")]
    [InlineData("licence=t:revoked", "ID-LICENCE-1", Verdict.Refer, "LICENCE")]
    [InlineData("blacklisted=f:true", "BL-OWN-1", Verdict.Decline, "LISTED")]
    [InlineData("blacklistAppeal=f:true", "BL-OWN-1", Verdict.Refer, "LISTED_APPEAL")]
    [InlineData("dishonest=f:true", "BL-COURT-1", Verdict.Decline, "COURT_DISHONEST")]
    [InlineData("enforcements=n:1", "BL-COURT-1", Verdict.Refer, "COURT_ENFORCED")]
    [InlineData("sanctions=n:0.85", "BL-COURT-1", Verdict.Refer, "SANCTIONS")]
    [InlineData("overdueDays=n:31", "BU-HARD-1", Verdict.Decline, "BUREAU_NOW")]
    [InlineData("longestRun24=n:3", "BU-HARD-1", Verdict.Decline, "BUREAU_RUN")]
    [InlineData("writtenOff=f:true", "BU-HARD-1", Verdict.Decline, "BUREAU_OFF")]
    [InlineData("bureauScore=n:479", "BU-SCORE-1", Verdict.Decline, "BUREAU_LOW")]
    [InlineData("bureauScore=n:579", "BU-SCORE-1", Verdict.Refer, "BUREAU_LOW")]
    [InlineData("lenders30=n:5", "ML-ALLIANCE-1", Verdict.Refer, "INQUIRIES_MANY")]
    [InlineData("lenders30=n:9", "ML-ALLIANCE-1", Verdict.Decline, "INQUIRIES_MANY")]
    [InlineData("inquiries90=n:7;nightShare90=n:0.51", "ML-ALLIANCE-1", Verdict.Refer, "INQUIRIES_NIGHT")]
    [InlineData("openApplications=n:1", "FR-VEL-1", Verdict.Refer, "DUPLICATE")]
    [InlineData("velocityHour=n:3", "FR-VEL-1", Verdict.Refer, "VELOCITY")]
    [InlineData("velocityDay=n:11", "FR-VEL-1", Verdict.Decline, "VELOCITY")]
    [InlineData("deviceOthers=n:3", "FR-DEVICE-1", Verdict.Refer, "DEVICE_SHARED")]
    [InlineData("deviceFlags=n:1", "FR-DEVICE-1", Verdict.Refer, "DEVICE_ODD")]
    [InlineData("live=f:false;deviceGiven=f:false", "FR-DEVICE-1", Verdict.Refer, "DEVICE_REMOTE")]
    [InlineData("ringDistance=n:0", "FR-RING-1", Verdict.Decline, "RING_BAD")]
    [InlineData("ringDistance=n:1;ringPeople=n:4", "FR-RING-1", Verdict.Refer, "RING_BAD")]
    [InlineData("contactsOdd=n:1", "FR-CONTACT-1", Verdict.Refer, "CONTACTS_ODD")]
    [InlineData("kmFromDealer=n:301", "FR-GEO-1", Verdict.Refer, "GEO_FAR")]
    [InlineData("impossibleTravel=f:true", "FR-GEO-1", Verdict.Refer, "GEO_JUMP")]
    [InlineData("employed=f:false;monthsPaid=n:0", "EM-FUND-1", Verdict.Refer, "EMPLOYMENT_NONE")]
    [InlineData("employerBadShare=n:0.31", "EM-FUND-1", Verdict.Refer, "EMPLOYER_BAD")]
    [InlineData("incomeProved=n:3900", "EM-INCOME-1", Verdict.Refer, "INCOME_HIGH")]
    [InlineData("bureauDebts=n:5200", "CR-DTI-1", Verdict.Decline, "DTI_HIGH")] // 7 171.46 / 11 800 = 60.78 %
    [InlineData("bureauDebts=n:3900", "CR-DTI-1", Verdict.Refer, "DTI_STRESS")] // 49.76 %, stressed 56.37 %
    [InlineData("pti=n:0.36", "CR-PTI-1", Verdict.Refer, "PTI_HIGH")]
    [InlineData("pti=n:0.51", "CR-PTI-1", Verdict.Decline, "PTI_HIGH")]
    [InlineData("ltv=n:0.86", "CO-LTV-1", Verdict.Refer, "LTV_HIGH")]
    [InlineData("ltv=n:1.01", "CO-LTV-1", Verdict.Decline, "LTV_HIGH")]
    [InlineData("vinFinanced=f:true", "VH-IDENT-1", Verdict.Decline, "CAR_FINANCED")]
    [InlineData("stolen=f:true", "VH-IDENT-1", Verdict.Decline, "CAR_STOLEN")]
    [InlineData("vinApplied=f:true", "VH-IDENT-1", Verdict.Refer, "DUPLICATE_CAR")]
    [InlineData("priceOverValue=n:0.16", "VH-PRICE-1", Verdict.Decline, "PRICE_HIGH")]
    [InlineData("odometerBack=f:true", "VH-PRICE-1", Verdict.Decline, "ODOMETER")]
    [InlineData("kmPerYear=n:1999", "VH-PRICE-1", Verdict.Refer, "MILEAGE_LOW")]
    [InlineData("gap=n:0.21", "RV-GAP-1", Verdict.Refer, "GAP")]
    [InlineData("monthsUnder=n:37", "RV-GAP-1", Verdict.Refer, "GAP_LONG")]
    [InlineData( // 270 + 70 + 40 + 50 + 0 + 50 + 70 + 0 + 35 + 10 = 595
        "bureauScore=n:600;downShare=n:0.05;inquiries90=n:8;months=n:60", "SC-CAR-1", Verdict.Refer, "DOWN_SMALL")]
    [InlineData("selfSale=f:true", "FR-SCORE-1", Verdict.Refer, "SELF_SALE")]
    [InlineData("dealerStands=f:true", "DL-DEALER-1", Verdict.Refer, "DEALER")]
    [InlineData("dealerLow=n:0.09", "DL-DEALER-1", Verdict.Refer, "DEALER")]
    [InlineData("financed=n:300001", "POL-AUTO-1", Verdict.Refer, "AMOUNT_PERSON")]
    public void A_check_stops_the_case_it_is_for(string changes, string check, Verdict verdict, string reason)
    {
        var decision = CarLoan2.Decide(With(changes));
        var found = decision.Checks.Single(one => one.Check == check);

        Assert.Equal(verdict, decision.Verdict);
        Assert.Equal(
            verdict == Verdict.Decline ? CheckResult.Decline : CheckResult.Refer, found.Result);
        Assert.Contains(decision.Reasons, one => one.Check == check && one.Code == reason);
        Assert.Equal(verdict, CarLoan2.Judge(With(changes)));
    }

    [Fact]
    public void Every_check_that_can_stop_a_case_is_held_by_one()
    {
        var held = typeof(ThirtyChecksTests).GetMethod(nameof(A_check_stops_the_case_it_is_for))!
            .GetCustomAttributes<InlineDataAttribute>().Select(data => (string)data.Data[1]!).ToHashSet();

        Assert.All(
            CarLoan2.Tables.Where(table => table.Rows.Any(row => row.Result != CheckResult.Pass)),
            table => Assert.Contains(table.Id, held));
    }

    /// <summary>What a form may leave out, a new car has not, or a new dealer: the rows say so. A living face stands
    /// for device and place; price and what is outstanding are read by models in the shadow alone.</summary>
    static readonly string[] MayBeUnknown =
    [
        "kmFromDealer", "impossibleTravel", "samePlacePeople", "kmPerYear", "dealerLow", "deviceGiven", "placeGiven",
        "price", "outstanding",
    ];

    [Fact]
    public void Whatever_is_missing_refers_and_neither_approves_nor_declines()
    {
        foreach (var name in ThirtyChecks.Gathered.Except(MayBeUnknown))
        {
            var verdict = CarLoan2.Decide(With($"{name}=-")).Verdict;

            Assert.True(verdict == Verdict.Refer || Unused(name), $"{name}: {verdict}");
        }

        // no table, card, formula or model looks at it: it is there for words alone
        static bool Unused(string name) => CarLoan2.Fields.TryGet(name, out var slot)
            && !CarLoan2.Tables.Any(table => table.Looks.Contains(slot))
            && !CarLoan2.Scorecards.Any(card => card.Looks.Contains(slot))
            && !CarLoan2.Computed.Any(derivation => derivation.Formula.Looks.Contains(slot))
            && !CarLoan2.Models.Any(model => model.Looks.Contains(slot));
    }

    [Fact]
    public void With_every_source_silent_a_person_decides()
    {
        var silent = string.Join(';', SourceFigures.All.Keys.Where(name => CarLoan2.Fields.TryGet(name, out _))
            .Select(name => $"{name}=-"));
        var decision = CarLoan2.Decide(With(silent));

        Assert.Equal(Verdict.Refer, decision.Verdict);
        Assert.Equal("missing", decision.Reasons[0].Code);
    }

    /// <summary>
    /// 330 + 40 % down 90 + 40 months on the network 45 + PTI 50 + DTI (1 971.46 + 1 000) / 11 800 = 25.2 % 70 + 36
    /// months 30 + 48 months of contributions 70 + 2 inquiries 40.
    /// </summary>
    [Fact]
    public void Who_has_no_history_is_scored_by_a_card_of_his_own_and_up_to_less()
    {
        const string thin = "bureauHit=f:false;bureauScore=-;bureauDebts=n:0;historyMonths=n:0;openAccounts=n:0";

        var decision = CarLoan2.Decide(With(thin));
        Assert.Equal(("SC-THIN", 330 + 90 + 45 + 50 + 70 + 30 + 70 + 40), (decision.Score.Id, decision.Score.Total));
        Assert.Equal(Verdict.Approve, decision.Verdict);
        Assert.Equal(Verdict.Refer, CarLoan2.Decide(With($"{thin};financed=n:100001")).Verdict);
        Assert.Equal("SC-THIN", CarLoan2.Decide(With("historyMonths=n:11")).Score.Id);
    }

    [Fact]
    public void The_policy_is_in_force_only_where_every_source_that_it_needs_is_connected()
    {
        var all = CarLoan2.Needs.ToHashSet();

        Assert.Equal(9, all.Count);
        Assert.Equal(2, On(new(all)));
        Assert.Equal(1, On(new(all.Except(["courts"]))));
        Assert.Equal(1, On(null));

        static int On(HashSet<string>? kinds) => new PolicyBook(kinds)
            .On(ProductKind.EqualInstalment, Deals.Today).Value.Version;
    }
}
