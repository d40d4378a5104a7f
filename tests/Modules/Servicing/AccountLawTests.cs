using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Lending;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Servicing.Changes.Loans;
using Wheelhouse.Servicing.Payments;
using Wheelhouse.Servicing.Payoff;
using Xunit;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>Lives of agreements made by dice, by the rules of the real commands: what holds of every one.</summary>
/// <remarks>A failure prints the seed, and the seed makes the same life again.</remarks>
public sealed class AccountLawTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 120)];

    [Theory, MemberData(nameof(Seeds))]
    public void Books_are_the_position_of_the_state_and_balance_whatever_happens(int seed)
    {
        var life = new Life(seed);

        life.Run(60);

        // what was booked movement by movement, back-dated or reversed or not, is the position of the last state
        Assert.Equal(life.Position, life.Booked);
        Assert.Equal(0, life.Booked.Values.Sum());
    }

    [Theory, MemberData(nameof(Seeds))]
    public void The_order_of_booking_does_not_matter_to_the_state(int seed)
    {
        var life = new Life(seed);
        life.Run(40);

        var account = life.Account;
        var byValueDate = account.Events.OrderBy(e => e.ValueDate).ThenBy(e => e.Sequence).ToList();
        var again = LoanFold.Fold(account.Contract.Terms, byValueDate, account.AsOf);

        Assert.Equal(account.State.PrincipalOutstanding, again.PrincipalOutstanding);
        Assert.Equal(account.State.InterestDue, again.InterestDue);
        Assert.Equal(account.State.Rows.Select(r => (r.Due, r.Paid)), again.Rows.Select(r => (r.Due, r.Paid)));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Money_is_conserved(int seed)
    {
        var life = new Life(seed);
        life.Run(60);

        var state = life.Account.State;
        Assert.All(state.Receipts, r => Assert.Equal(
            r.Amount, r.Principal + r.Interest + r.Fees + r.Penalties + r.Overpaid));
        Assert.Equal(state.Disbursed, state.PrincipalOutstanding + state.PrincipalPaid);
        Assert.False(state.InterestDue.IsNegative);
    }

    /// <summary>A loan of some kind and the days and decisions of its life.</summary>
    sealed class Life
    {
        readonly Random dice;
        DateOnly today;

        internal Life(int seed)
        {
            dice = new Random(seed);
            today = Loans.Start;
            var terms = Terms();
            var contract = Loans.Contract(
                terms, commission: Loans.Cny(dice.Next(2) * 777_77), subsidy: Loans.Cny(311_13),
                contractRate: new(0.24m));
            Account = LoanAccount.Fold(contract, [], today);
            Take(Movement.Of(Account, new Disbursed(1, today, today, terms.Principal), today, Narratives.PaidOut));
        }

        internal LoanAccount Account { get; private set; }

        internal SortedDictionary<string, long> Booked { get; } = new(StringComparer.Ordinal);

        internal SortedDictionary<string, long> Position => new(
            Books.Position(Account).ToDictionary(l => l.Account, l => l.Amount.MinorUnits), StringComparer.Ordinal);

        internal void Run(int steps)
        {
            for (var step = 0; step < steps && Account.Standing != AgreementState.Closed; step++)
            {
                if (dice.Next(2) == 0)
                {
                    today = today.AddDays(dice.Next(1, 25));
                    Carry();
                }
                else
                {
                    Take(Act());
                }
            }
        }

        Outcome<Movement> Act()
        {
            var back = today.AddDays(-dice.Next(0, 40));
            return dice.Next(8) switch
            {
                0 => ReverseEvent.Decide(Account, new(default, dice.Next(1, Account.NextSequence + 1), "dice"), today),
                1 => new ChangeRate(new(dice.Next(0, 24) / 100m)) { On = back }.Decide(Account, today),
                2 => new PauseInterest(back.AddDays(dice.Next(0, 30))) { On = back }.Decide(Account, today),
                3 when dice.Next(4) == 0 => SettleEarly.Decide(
                    Account, new(default, Settlement.Of(Account.State).Total), today, Role.Servicing),
                4 when dice.Next(6) == 0 => ReceivePayment.Decide(
                    Account, new(default, Loans.Cny(99_999_99), Excess: ExcessRule.SettleAndHold), today,
                    Role.Servicing),
                _ => ReceivePayment.Decide(
                    Account, new(default, Loans.Cny(dice.Next(1, 9_000_00)), back), today, Role.Servicing),
            };
        }

        void Take(Outcome<Movement> movement)
        {
            if (movement.IsDone)
            {
                Book(movement.Value.Lines);
                Account = (LoanAccount)movement.Value.After;
            }
        }

        void Carry()
        {
            var next = Account.On(today);
            Book(Books.Difference(Books.Position(Account), Books.Position(next)));
            Account = next;
        }

        void Book(IReadOnlyList<Line> lines)
        {
            Assert.Equal(0, lines.Sum(l => l.Amount.MinorUnits));
            Assert.DoesNotContain(lines, l => l.Amount.IsZero);
            foreach (var line in lines)
            {
                var sum = Booked.GetValueOrDefault(line.Account) + line.Amount.MinorUnits;
                Booked[line.Account] = sum;
                if (sum == 0)
                {
                    Booked.Remove(line.Account);
                }
            }
        }

        LoanTerms Terms()
        {
            var dayCount = (DayCount)dice.Next(Enum.GetValues<DayCount>().Length);
            return new()
            {
                Principal = Loans.Cny(dice.Next(1_000_00, 50_000_00)),
                AnnualRate = new(dice.Next(0, 24) / 100m),
                StartDate = today,
                Instalments = dice.Next(1, 25),
                DayCount = dayCount,
                Accrual = dayCount == DayCount.Thirty360 ? AccrualMethod.Periodic : (AccrualMethod)dice.Next(2),
                Amortisation = (Amortisation)dice.Next(3),
                Overpayment = (Overpayment)dice.Next(3),
                InterestOnOverduePrincipal = dice.Next(2) == 0,
                Fees =
                [
                    new("registration", Loans.Cny(600_00), FeePayment.Financed),
                    new("gps", Loans.Cny(123_45), FeePayment.UpFront),
                    new("account", Loans.Cny(5_00), FeePayment.PerInstalment),
                ],
            };
        }
    }
}
