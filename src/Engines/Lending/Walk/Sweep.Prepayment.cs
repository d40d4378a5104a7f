namespace Wheelhouse.Lending;

/// <content>Principal that comes back before it is due.</content>
partial struct Sweep
{
    void PrepayByRule()
    {
        if (purse == 0 || left == 0)
        {
            return;
        }

        if (terms.Overpayment == Overpayment.LastInstalment)
        {
            PrepayFromTheEnd();
        }
        else if (FirstOpen() is { } open)
        {
            Prepay(open, purse);
            FindTargets();
        }
    }

    void PrepayFromTheEnd()
    {
        for (var i = count - 1; i >= current && purse > 0; i--)
        {
            ref var row = ref rows[i];
            if (row.Fixed)
            {
                continue;
            }

            var room = row.Kind switch
            {
                RowKind.InterestOnly => row.Last ? left : 0,
                RowKind.FixedAmount => row.Room(0),
                RowKind.Level or RowKind.FixedPrincipal => row.Room(0) + (row.Last ? balloon : 0),
            };
            if (row.Principal > 0 && !IsReached(i))
            {
                continue; // what was prepaid into it is all that it will need
            }

            var paid = Take(Math.Min(left, room), i, Component.Principal);
            row.Principal += paid;
            row.PrincipalPaid += paid;
            left -= paid;
        }
    }

    void PayAccrued(int index)
    {
        ref var row = ref rows[index];
        var paid = Take(Unrecognised(), index, Component.Interest);
        row.Interest += paid;
        row.InterestPaid += paid;
        Recognise(index, paid);
    }

    void Prepay(int index, long amount)
    {
        ref var row = ref rows[index];
        var paid = Take(Math.Min(left, amount), index, Component.Principal);
        row.Principal += paid;
        row.PrincipalPaid += paid;
        row.Extra += paid;
        left -= paid;
    }
}
