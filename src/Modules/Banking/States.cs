namespace Wheelhouse.Banking;

/// <summary>What a file is.</summary>
public enum FileKind
{
    /// <summary>What moved on an account: camt.053 or camt.054.</summary>
    Statement,

    /// <summary>The same as comma-separated text.</summary>
    Csv,

    /// <summary>What the bank says of an order: pain.002.</summary>
    Status,

    /// <summary>For the bank: pay (pain.001).</summary>
    Payments,

    /// <summary>For the bank: collect (pain.008).</summary>
    Collections,
}

/// <summary>How far the work with a file has come.</summary>
public enum FileState
{
    /// <summary>Its bytes are coming in.</summary>
    Receiving,

    /// <summary>Whole, and not looked at yet.</summary>
    Received,

    /// <summary>Found right to its end; its movements are being booked.</summary>
    Booking,

    /// <summary>Stopped by a person between two batches; starting it again goes on.</summary>
    Cancelled,

    /// <summary>Wrong in some place; nothing of it was booked.</summary>
    Refused,

    /// <summary>All of it is booked, or waits for a person.</summary>
    Done,

    /// <summary>For the bank: made, and not fetched yet.</summary>
    Ready,

    /// <summary>For the bank: somebody has fetched it.</summary>
    Sent,
}

/// <summary>What is ordered of a bank.</summary>
public enum OrderKind
{
    /// <summary>Pay for a car.</summary>
    Payout,

    /// <summary>Collect what falls due.</summary>
    Collection,

    /// <summary>Pay back money that nobody claimed.</summary>
    Return,
}

/// <summary>How far the bank has come with an order.</summary>
public enum OrderState
{
    /// <summary>In a file; the bank has said nothing of it.</summary>
    Ordered,

    /// <summary>The bank has taken it; the money has not moved yet.</summary>
    Accepted,

    /// <summary>The money has moved, and the books have it.</summary>
    Done,

    /// <summary>The bank did not do it.</summary>
    Rejected,

    /// <summary>Not done, and a person has let it go into the next file as an order of its own.</summary>
    Repeated,

    /// <summary>Done, and the other bank sent the money back.</summary>
    Returned,
}

/// <summary>What became of a movement.</summary>
public enum ItemState
{
    /// <summary>Booked on an agreement by itself.</summary>
    Booked,

    /// <summary>Nobody knows yet whose it is: the money stands in suspense.</summary>
    Waiting,

    /// <summary>As before, and a person has decided to wait.</summary>
    Held,

    /// <summary>A person gave it to one agreement or several.</summary>
    Assigned,

    /// <summary>To be paid back to where it came from.</summary>
    Returned,

    /// <summary>The bank did what we had ordered; the books had it already.</summary>
    Reconciled,
}

/// <summary>By what a movement was found to belong to an agreement.</summary>
public enum MatchedBy
{
    /// <summary>The reference that the payer's bank passed on.</summary>
    EndToEnd,

    /// <summary>An agreement's number in the payer's text.</summary>
    Text,

    /// <summary>The payer's name, and an amount that is due.</summary>
    NameAndAmount,

    /// <summary>A person said so.</summary>
    Person,

    /// <summary>Our own reference: the bank did what we had ordered.</summary>
    Order,
}
