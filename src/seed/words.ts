// The words that names in the example hub are made of. They are invented and belong to nobody: no street, family or firm
// of Hong Kong is among them, and every organisation says that it is an example.

/** English, Traditional and Simplified Chinese. */
export type Word = readonly [en: string, hant: string, hans: string];

export const places: readonly Word[] = [
  ['Lantern Cove', '燈籠灣', '灯笼湾'],
  ['Paper Kite', '紙鳶', '纸鸢'],
  ['Copper Moon', '銅月', '铜月'],
  ['Salt Breeze', '鹽風', '盐风'],
  ['Quiet Tide', '靜潮', '静潮'],
  ['Ninth Cloud', '九雲', '九云'],
  ['Jade Ladder', '翠梯', '翠梯'],
  ['Amber Gate', '琥珀門', '琥珀门'],
  ['Silver Oar', '銀槳', '银桨'],
  ['Plum Bridge', '梅橋', '梅桥'],
  ['Morning Ferry', '晨渡', '晨渡'],
  ['Glass Heron', '玻璃鷺', '玻璃鹭'],
  ['Red Compass', '赤羅盤', '赤罗盘'],
  ['Tall Bamboo', '高竹', '高竹'],
  ['Winter Pine', '冬松', '冬松'],
  ['Seven Bells', '七鈴', '七铃'],
  ['Blue Abacus', '藍算盤', '蓝算盘'],
  ['Small Harbour', '小港灣', '小港湾'],
  ['Kind Rain', '善雨', '善雨'],
  ['Distant Drum', '遠鼓', '远鼓'],
  ['Olive Sail', '欖帆', '榄帆'],
  ['Star Anchor', '星錨', '星锚'],
  ['Warm Stone', '暖石', '暖石'],
  ['Open Umbrella', '開傘', '开伞'],
];

/** What shops of a sector call themselves. The keys are only hints: the scheme file decides which sectors there are. */
export const trades: Readonly<Record<string, readonly Word[]>> = {
  'food-beverage': [
    ['Noodle House', '麵家', '面馆'],
    ['Tea Room', '茶室', '茶室'],
    ['Bakery', '餅店', '饼店'],
    ['Congee Kitchen', '粥店', '粥店'],
    ['Coffee Corner', '咖啡角', '咖啡角'],
    ['Dessert Bowl', '糖水舖', '糖水铺'],
  ],
  retail: [
    ['Stationery', '文具店', '文具店'],
    ['Bookshop', '書店', '书店'],
    ['Hardware', '五金店', '五金店'],
    ['Flower Stall', '花店', '花店'],
    ['Spectacles', '眼鏡店', '眼镜店'],
    ['Toy Shop', '玩具店', '玩具店'],
  ],
  tourism: [
    ['Walking Tours', '步行遊', '步行游'],
    ['Travel', '旅遊', '旅游'],
    ['Guesthouse', '賓館', '宾馆'],
    ['Boat Trips', '遊船', '游船'],
  ],
  'personal-services': [
    ['Hair Salon', '髮廊', '发廊'],
    ['Laundry', '洗衣店', '洗衣店'],
    ['Fitness Studio', '健身室', '健身房'],
    ['Tuition', '補習社', '补习社'],
    ['Pet Care', '寵物護理', '宠物护理'],
  ],
};

export const makers: readonly Word[] = [
  ['Systems', '系統', '系统'],
  ['Digital', '數碼', '数码'],
  ['Cloudworks', '雲端', '云端'],
  ['Software', '軟件', '软件'],
  ['Solutions', '方案', '方案'],
];

export const given: readonly string[] = [
  'Mira',
  'Tobin',
  'Wren',
  'Odile',
  'Ansel',
  'Petra',
  'Linus',
  'Safi',
  'Corin',
  'Yuna',
  'Bram',
  'Noor',
  'Elio',
  'Tamsin',
  'Ravi',
  'Ines',
];

export const families: readonly string[] = [
  'Saltmarsh',
  'Lanternfield',
  'Quillbrook',
  'Harbourstone',
  'Fernwhistle',
  'Papermoon',
  'Cloudmere',
  'Ploverton',
  'Inkwell',
  'Tidewater',
  'Marlowisp',
  'Thistledown',
  'Foxglade',
  'Ambergrove',
  'Driftwood',
  'Starling',
];
