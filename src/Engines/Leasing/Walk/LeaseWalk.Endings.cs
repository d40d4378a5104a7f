using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>How a lease ends: the asset leaves the books against what comes for it.</summary>
sealed partial class LeaseWalk
{
    /// <summary>The car comes back for the value left; who guaranteed it pays what the car lacks.</summary>
    /// <remarks>
    /// Guarantee claim = max(0, G − V); the car is taken at no more than it is worth and no more than was carried for
    /// it; the rest is a loss. By hand, G 3 000, U 380: worth 3 100, no claim, loss 280; worth 2 500, claim 500, loss
    /// 380; worth 4 000, neither, the car stands at 3 380.
    /// </remarks>
    internal void Return(Money value)
    {
        var guaranteed = begunExtensions == 0 ? terms.GuaranteedResidual ?? terms.Zero : terms.Zero;
        var claim = Money.Max(terms.Zero, guaranteed - value);
        var car = Money.Max(terms.Zero, Money.Min(value, books.Carrying - claim));
        End(LeaseStatus.Returned);
        AddIfAny(DueKind.Guarantee, terms.Guarantor, claim);
        books.Leave(day, LeaseAccount.ResidualLoss, AccountOf(terms.Guarantor), claim, car, "IFRS 16.77");
        Owe(DueKind.ReturnFee, Payer.Lessee, day, terms.Exits.ReturnFee ?? terms.Zero,
            LeaseAccount.ChargeIncome, "IFRS 16.81", "");
    }

    internal void Buy()
    {
        var price = LeaseTurns.PurchasePrice(terms, extensions) ?? terms.Zero;
        End(LeaseStatus.Bought);
        AddIfAny(DueKind.Purchase, Payer.Lessee, price);
        books.Leave(day, LeaseAccount.DisposalResult, LeaseAccount.Lessee, price, terms.Zero, "IFRS 9 3.2.3");
    }

    /// <summary>The price of the table for the rentals that have fallen due.</summary>
    internal void BuyBack()
    {
        var price = BuybackPrice();
        End(LeaseStatus.BoughtBack);
        AddIfAny(DueKind.Buyback, Payer.Guarantor, price);
        books.Leave(day, LeaseAccount.DisposalResult, LeaseAccount.Guarantor, price, terms.Zero, "IFRS 9 3.2.3");
    }

    /// <summary>The last line of the table whose rentals have fallen due.</summary>
    internal Money BuybackPrice()
    {
        var due = rows.Count(row => row.Rental > 0 && row.Scheduled <= day);
        var price = terms.Zero;
        foreach (var line in terms.Buybacks)
        {
            price = line.AfterRentals <= due ? line.Price : price;
        }

        return price;
    }

    internal void Terminate(LeaseTerminated end)
    {
        var value = end.VehicleValue ?? terms.Zero;
        var claim = end.Claim
            ?? Money.Sum(Claim(end.Cause, value).Select(part => part.Amount), terms.Currency);
        End(LeaseStatus.Terminated);
        if (claim.IsNegative)
        {
            credits.Add(new(day, end.Sequence, Payer.Lessee, -claim));
        }
        else
        {
            AddIfAny(DueKind.Termination, Payer.Lessee, claim);
        }

        var car = end.VehicleValue is null ? terms.Zero : CarValue(value);
        books.Leave(day, LeaseAccount.TerminationResult, LeaseAccount.Lessee, claim, car, "IFRS 9 3.2.3");
    }

    /// <summary>What ending the lease today would cost the lessee beyond what is due; see
    /// <see cref="EarlyTermination"/>.</summary>
    internal List<ClaimPart> Claim(TerminationCause cause, Money vehicleValue)
    {
        var owed = book.Balance(LeaseAccount.Lessee) + book.Balance(LeaseAccount.RentsCalledEarly);
        var left = extensions > 0 ? terms.Exits.Agreed[extensions - 1].Residual : terms.EndValue;
        return EarlyTermination.Claim(new(terms, books, day, Ahead(), left, owed), cause, vehicleValue);
    }

    internal void Sell(Money amount)
    {
        var held = book.Balance(LeaseAccount.VehiclesHeld);
        book.Post(day, LeaseEntryKind.Disposal, "", new(LeaseAccount.Cash, amount),
            new(LeaseAccount.VehiclesHeld, -held), new(LeaseAccount.DisposalResult, held - amount));
    }

    /// <summary>A car of the lessor's own stays at what it was carried for, if it is worth that. IAS 36.59.</summary>
    Money CarValue(Money value) =>
        terms.Class == LeaseClass.Operating ? Money.Min(value, books.Carrying) : value;

    /// <summary>No rent falls due any more; what was called early and is not due by its calendar is taken
    /// back.</summary>
    void End(LeaseStatus how)
    {
        (Status, EndedOn) = (how, day);
        foreach (var row in Ahead())
        {
            if (row.Booked)
            {
                book.Move(day, LeaseEntryKind.Acceleration, "",
                    LeaseAccount.RentsCalledEarly, LeaseAccount.Lessee, row.Amount);
            }

            rows.Remove(row);
        }
    }

    void AddIfAny(DueKind kind, Payer payer, Money amount)
    {
        if (!amount.IsZero)
        {
            Add(kind, payer, day, amount, "");
        }
    }
}
