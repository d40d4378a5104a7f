using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>The walk along the days of a lease: what falls due is owed, what is owed and earned is booked.</summary>
/// <remarks>One walk serves state, entries and quotes. Rows and books are kept apart on purpose: a law of the tests
/// holds that the account of a payer is what its rows leave open less its credit.</remarks>
sealed partial class LeaseWalk
{
    readonly LeaseTerms terms;
    readonly List<DueRow> rows = [];
    readonly List<Credit> credits = [];
    readonly LeaseBook book;
    readonly LessorBooks books;
    readonly int extensions;
    int begunExtensions;
    int odometer;
    bool accelerated;
    bool commenced;
    DateOnly day;

    LeaseWalk(LeaseTerms terms, int extensions, InvestmentPath? path)
    {
        this.terms = terms;
        this.extensions = extensions;
        book = new(terms.Currency);
        books = LessorBooks.Of(terms, book, path);
    }

    internal LeaseStatus Status { get; set; }

    internal DateOnly? EndedOn { get; set; }

    internal LeaseBook Book => book;

    internal LessorBooks Books => books;

    internal IReadOnlyList<DueRow> Rows => rows;

    internal IReadOnlyList<Credit> Credits => credits;

    internal DateOnly TermEnd => LeaseTurns.TermEnd(terms, extensions);

    /// <summary>The part of the value left that nobody guarantees, by the latest review.</summary>
    internal Money Unguaranteed
    {
        get
        {
            var left = (books as FinanceBooks)?.EndValue ?? terms.EndValue;
            var guaranteed = terms.PurchaseCertain ? left : terms.GuaranteedResidual ?? terms.Zero;
            return begunExtensions > 0 ? left : left - guaranteed;
        }
    }

    bool Runs => commenced && EndedOn is null;

    /// <summary>Walks through the end of a day.</summary>
    /// <param name="path">Of the agreed term; null for an operating lease.</param>
    internal static LeaseWalk Through(
        LeaseTerms terms, IReadOnlyList<LeaseEvent> events, DateOnly asOf, InvestmentPath? path)
    {
        var standing = LeaseTurns.Standing(events).Where(one => one.ValueDate <= asOf).ToList();
        var walk = new LeaseWalk(terms, standing.OfType<LeaseExtended>().Count(), path);
        walk.rows.AddRange(LeaseTurns.Rentals(terms, walk.extensions));
        foreach (var turn in LeaseTurns.Of(terms, standing, walk.rows, walk.extensions))
        {
            if (turn.Day > asOf)
            {
                break;
            }

            walk.Take(turn);
        }

        walk.GoTo(asOf);
        return walk;
    }

    void Take(LeaseTurn turn)
    {
        GoTo(turn.Day);
        if (turn.Event is { } one)
        {
            one.Act(this);
        }
        else if (turn.Row is { } row)
        {
            FallDue(row);
        }
        else if (Runs)
        {
            var before = LeaseTurns.RentalsOf(terms, turn.Extension - 1);
            books.Extend(terms.Exits.Agreed[turn.Extension - 1], before, day);
            begunExtensions = turn.Extension;
        }
    }

    void GoTo(DateOnly next)
    {
        day = next;
        if (Runs)
        {
            books.Accrue(next);
        }
    }

    internal void Commence(int kilometres)
    {
        (commenced, odometer, Status) = (true, kilometres, LeaseStatus.Running);
        books.Commence();
        Owe(DueKind.InitialPayment, Payer.Lessee, day, terms.InitialPayment ?? terms.Zero, books.RentCredit, "", "");
        Owe(DueKind.Deposit, Payer.Lessee, day, terms.Deposit ?? terms.Zero, LeaseAccount.Deposits, "", "");
    }

    void FallDue(DueRow row)
    {
        if (!Runs)
        {
            return;
        }

        var called = row.Booked;
        row.Booked = true;
        book.Move(day, LeaseEntryKind.Billing, terms.Class == LeaseClass.Finance ? "IFRS 16.76" : "",
            called ? LeaseAccount.RentsCalledEarly : LeaseAccount.Lessee, books.RentCredit, row.Amount);
    }

    /// <summary>Adds a row and charges it to its payer.</summary>
    internal void Owe(
        DueKind kind, Payer payer, DateOnly due, Money amount, LeaseAccount credit, string source, string code)
    {
        if (!amount.IsZero)
        {
            Add(kind, payer, due, amount, code);
            var entry = kind switch
            {
                DueKind.Deposit => LeaseEntryKind.Deposit,
                DueKind.Refund => LeaseEntryKind.Refund,
                _ => LeaseEntryKind.Billing,
            };
            book.Move(day, entry, source, AccountOf(payer), credit, amount);
        }
    }

    internal void Receive(Credit credit)
    {
        credits.Add(credit);
        book.Move(day, LeaseEntryKind.Receipt, "", LeaseAccount.Cash, AccountOf(credit.Payer), credit.Amount);
    }

    internal void UseDeposit(DepositUsed use)
    {
        credits.Add(new(day, use.Sequence, Payer.Lessee, use.Amount));
        book.Move(day, LeaseEntryKind.Deposit, "", LeaseAccount.Deposits, LeaseAccount.Lessee, use.Amount);
    }

    /// <summary>Kilometres and wear at the contract's prices; what is given back is credit.</summary>
    internal void Inspect(Inspected seen)
    {
        var charge = UsageCharge.Of(terms, seen.Odometer - odometer, seen.Wear, seen.ValueDate);
        if (charge.Mileage.IsNegative)
        {
            credits.Add(new(day, seen.Sequence, Payer.Lessee, -charge.Mileage));
            book.Move(day, LeaseEntryKind.Billing, "IFRS 16.81",
                LeaseAccount.ChargeIncome, LeaseAccount.Lessee, -charge.Mileage);
        }
        else
        {
            Owe(DueKind.Mileage, Payer.Lessee, seen.DueDate, charge.Mileage,
                LeaseAccount.ChargeIncome, "IFRS 16.81", "");
        }

        Owe(DueKind.Wear, Payer.Lessee, seen.DueDate, charge.Wear, LeaseAccount.ChargeIncome, "IFRS 16.81", "");
    }

    internal void Review(Money unguaranteed)
    {
        if (Runs)
        {
            books.Review(unguaranteed, day);
        }
    }

    /// <summary>Every rental to come is owed today; the books go on by the calendar.</summary>
    internal void Accelerate()
    {
        if (!Runs || accelerated)
        {
            return;
        }

        accelerated = true;
        foreach (var row in Ahead())
        {
            (row.Due, row.Booked) = (day, true);
            book.Move(day, LeaseEntryKind.Acceleration, "",
                LeaseAccount.Lessee, LeaseAccount.RentsCalledEarly, row.Amount);
        }
    }

    /// <summary>The rentals that by their calendar are still to come.</summary>
    internal List<DueRow> Ahead() => [.. rows.Where(row => row.Rental > 0 && row.Scheduled > day)];

    void Add(DueKind kind, Payer payer, DateOnly due, Money amount, string code) =>
        rows.Add(new(kind, payer, due, amount, 0, code) { Booked = true });

    static LeaseAccount AccountOf(Payer payer) => payer switch
    {
        Payer.Lessee => LeaseAccount.Lessee,
        Payer.Guarantor => LeaseAccount.Guarantor,
    };
}
