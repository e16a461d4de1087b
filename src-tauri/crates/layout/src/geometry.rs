//! The words every layout speaks: points, sizes, rectangles, directions, and
//! the observer through which the caller watches and stops a long run.
//!
//! All lengths are `f64` world units (pixels at 100 %), x to the right, y down.

/// A place in the drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Distance from the left edge.
    pub x: f64,
    /// Distance from the top edge.
    pub y: f64,
}

impl Point {
    /// The point at `x`, `y`.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// Width and height of a box.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Width, along x.
    pub w: f64,
    /// Height, along y.
    pub h: f64,
}

impl Size {
    /// A size of `w` by `h`.
    #[must_use]
    pub const fn new(w: f64, h: f64) -> Self {
        Self { w, h }
    }

    /// Width and height exchanged.
    #[must_use]
    pub const fn transposed(self) -> Self {
        Self { w: self.h, h: self.w }
    }
}

/// An upright rectangle, given by its top left corner and its size.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width, never negative.
    pub w: f64,
    /// Height, never negative.
    pub h: f64,
}

impl Rect {
    /// The rectangle with its top left corner at `x`, `y`.
    #[must_use]
    pub const fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Self { x, y, w, h }
    }

    /// The smallest rectangle holding both points.
    #[must_use]
    pub fn spanning(a: Point, b: Point) -> Self {
        let (x, y) = (a.x.min(b.x), a.y.min(b.y));
        Self::new(x, y, a.x.max(b.x) - x, a.y.max(b.y) - y)
    }

    /// The smallest rectangle holding all of `rects`, or `None` of nothing.
    #[must_use]
    pub fn around(rects: impl IntoIterator<Item = Self>) -> Option<Self> {
        rects.into_iter().reduce(Self::union)
    }

    /// x of the right edge.
    #[must_use]
    pub fn right(self) -> f64 {
        self.x + self.w
    }

    /// y of the bottom edge.
    #[must_use]
    pub fn bottom(self) -> f64 {
        self.y + self.h
    }

    /// The point in the middle.
    #[must_use]
    pub fn center(self) -> Point {
        Point::new(self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// Width and height.
    #[must_use]
    pub const fn size(self) -> Size {
        Size::new(self.w, self.h)
    }

    /// The smallest rectangle holding both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self::new(x, y, self.right().max(other.right()) - x, self.bottom().max(other.bottom()) - y)
    }

    /// Moved by `dx`, `dy`.
    #[must_use]
    pub fn shifted(self, dx: f64, dy: f64) -> Self {
        Self::new(self.x + dx, self.y + dy, self.w, self.h)
    }

    /// Grown by `margin` on all four sides.
    #[must_use]
    pub fn grown(self, margin: f64) -> Self {
        Self::new(self.x - margin, self.y - margin, self.w + 2.0 * margin, self.h + 2.0 * margin)
    }

    /// Whether `point` lies inside or on the border.
    #[must_use]
    pub fn contains(self, point: Point) -> bool {
        self.x <= point.x && point.x <= self.right() && self.y <= point.y && point.y <= self.bottom()
    }

    /// Whether the insides overlap; touching borders do not count.
    #[must_use]
    pub fn intersects(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}

/// Which way a drawing grows from its roots or first layer.
///
/// Every layout is computed growing down; [`Direction::size_in`] prepares the
/// sizes and [`Direction::rect_out`] and [`Direction::point_out`] turn the
/// result. Growing right or left is the drawing mirrored at the diagonal, so
/// that the first child stands at the top; growing up or left flips the axis
/// of growth, which may leave negative coordinates for the caller to shift.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Roots at the top.
    #[default]
    Down,
    /// Roots at the bottom.
    Up,
    /// Roots at the left.
    Right,
    /// Roots at the right.
    Left,
}

impl Direction {
    /// All four, in declaration order.
    pub const ALL: [Self; 4] = [Self::Down, Self::Up, Self::Right, Self::Left];

    /// Whether growth runs along x.
    #[must_use]
    pub const fn is_sideways(self) -> bool {
        matches!(self, Self::Right | Self::Left)
    }

    /// The size a box has in the downward drawing.
    #[must_use]
    pub const fn size_in(self, size: Size) -> Size {
        if self.is_sideways() { size.transposed() } else { size }
    }

    /// Where a point of the downward drawing lies in this direction.
    #[must_use]
    pub const fn point_out(self, point: Point) -> Point {
        match self {
            Self::Down => point,
            Self::Up => Point::new(point.x, -point.y),
            Self::Right => Point::new(point.y, point.x),
            Self::Left => Point::new(-point.y, point.x),
        }
    }

    /// Where a rectangle of the downward drawing lies in this direction.
    #[must_use]
    pub fn rect_out(self, rect: Rect) -> Rect {
        match self {
            Self::Down => rect,
            Self::Up => Rect::new(rect.x, -rect.bottom(), rect.w, rect.h),
            Self::Right => Rect::new(rect.y, rect.x, rect.h, rect.w),
            Self::Left => Rect::new(-rect.bottom(), rect.x, rect.h, rect.w),
        }
    }
}

/// Watches a layout run. Both methods have a default, so `&mut ()` watches
/// nothing and never cancels.
///
/// The crate has no clock: a caller that wants durations takes the time itself
/// whenever [`Observer::phase`] is called.
pub trait Observer {
    /// The phase called `name` has just ended.
    fn phase(&mut self, name: &'static str) {
        let _ = name;
    }

    /// Whether the run should stop; asked often, so it must be cheap.
    fn cancelled(&self) -> bool {
        false
    }
}

impl Observer for () {}

/// The observer asked the run to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the layout was cancelled")]
pub struct Cancelled;

impl Cancelled {
    /// `Err(Cancelled)` once `observer` asks to stop, for use with `?`.
    ///
    /// # Errors
    /// [`Cancelled`], exactly when the observer says so.
    pub fn check(observer: &dyn Observer) -> Result<(), Self> {
        if observer.cancelled() { Err(Self) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn touching_rectangles_do_not_intersect() {
        let a = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(!a.intersects(Rect::new(10.0, 0.0, 5.0, 5.0)));
        assert!(a.intersects(Rect::new(9.9, 9.9, 5.0, 5.0)));
        assert!(a.contains(Point::new(10.0, 10.0)));
        assert!(!a.contains(Point::new(10.1, 10.0)));
    }

    #[test]
    fn union_holds_both() {
        let union = Rect::new(0.0, 0.0, 1.0, 1.0).union(Rect::new(5.0, -2.0, 2.0, 1.0));
        assert_eq!(union, Rect::new(0.0, -2.0, 7.0, 3.0));
        assert_eq!(Rect::around([]), None);
        assert_eq!(Rect::spanning(Point::new(3.0, 1.0), Point::new(1.0, 4.0)), Rect::new(1.0, 1.0, 2.0, 3.0));
    }

    #[test]
    fn a_turned_rectangle_spans_its_turned_corners() {
        let rect = Rect::new(3.0, 5.0, 7.0, 11.0);
        for direction in Direction::ALL {
            let corners = Rect::spanning(
                direction.point_out(Point::new(rect.x, rect.y)),
                direction.point_out(Point::new(rect.right(), rect.bottom())),
            );
            assert_eq!(direction.rect_out(rect), corners);
            assert_eq!(direction.size_in(corners.size()), rect.size());
        }
    }

    #[test]
    fn only_a_cancelling_observer_stops_a_run() {
        struct Stop;
        impl Observer for Stop {
            fn cancelled(&self) -> bool {
                true
            }
        }
        assert_eq!(Cancelled::check(&()), Ok(()));
        assert_eq!(Cancelled::check(&Stop), Err(Cancelled));
    }
}
