using Wheelhouse.Servicing;
using Xunit;
using static Wheelhouse.Modules.Tests.Servicing.LoansOnTest;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>Payments by the real command on both databases. Figures by hand: <see cref="LoansOnTest"/>.</summary>
public sealed class PaymentTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_loan_is_paid_off_on_time_and_closed(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var loan = await loans.Lend();

        await loans.MoveTo(new(2026, 2, 5));
        var first = (await loans.Pay(loan, 4_080_27)).Value;
        await loans.MoveTo(new(2026, 3, 5));
        await loans.Pay(loan, 4_080_27);
        await loans.MoveTo(new(2026, 4, 5));
        var last = (await loans.Pay(loan, 4_080_26)).Value;

        Assert.Equal((Cny(120_00), Cny(3_960_27)), (first.Parts!.Interest, first.Parts.Principal));
        Assert.Equal((Cny(8_039_73), 1, 3), (first.Kpis.PrincipalLeft, first.Kpis.PaidCount, first.Kpis.Total));
        Assert.Equal(AgreementState.Settled, last.Kpis.State);

        await loans.MoveTo(new(2026, 4, 6));
        Assert.Equal(AgreementState.Closed, (await loans.Row(loan)).State);
        Assert.Equal(
        [
            "01-05 (01-05) Paid out: loans.principal +12000, bank -12000",
            "02-05 (02-05) Fell due: interest.receivable +120, interest.income -120",
            "02-05 (02-05) Payment received: bank +4080.27, loans.principal -3960.27, interest.receivable -120",
            "03-05 (03-05) Fell due: interest.receivable +80.4, interest.income -80.4",
            "03-05 (03-05) Payment received: bank +4080.27, loans.principal -3999.87, interest.receivable -80.4",
            "04-05 (04-05) Fell due: interest.receivable +40.4, interest.income -40.4",
            "04-05 (04-05) Payment received: bank +4080.26, loans.principal -4039.86, interest.receivable -40.4",
        ], await loans.Journal(loan));
    }
}
